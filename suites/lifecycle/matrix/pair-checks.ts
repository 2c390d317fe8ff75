import { lifecycle } from '../../../spec/lifecycle.js';
import type { Check } from '../../harness/check.js';
import type { Trial } from '../../harness/trial.js';
import { Unproven } from '../../harness/unproven.js';
import { LEGAL_PAIRS, reportMove } from '../model/moves/reports.js';
import { perform } from '../play/perform.js';
import { usualSource } from './row.js';
import { Station } from './station.js';

const { report, cycles } = lifecycle.source;

const ROW = { task: 'RUNNING', source: usualSource('RUNNING') };

/** Every state in every cycle to which the matrix of SMS.7728 lets it belong, reported for a task that runs. */
export const pairChecks: readonly Check[] = cycles.map((cycle) => ({
  suite: 'lifecycle',
  operationId: report.operation,
  label: `reports in ${cycle}`,
  requirements: [`${report.operation}.matrix`],
  scope: 'own-resources',
  run: (trial) => reportAll(trial, cycle),
}));

async function reportAll({ context, label }: Trial, cycle: string): Promise<void> {
  const station = new Station(context, label);
  try {
    const play = await station.reach(ROW, true);
    for (const [state, of] of LEGAL_PAIRS)
      if (of === cycle) await perform(play, reportMove(state, cycle), 'matrix');
    station.recorder.commit();
  } catch (error) {
    if (!(error instanceof Unproven)) throw error;
    context.recorder.leaveOut(`${report.operation}.matrix`, error.message);
  } finally {
    await station.close();
  }
}

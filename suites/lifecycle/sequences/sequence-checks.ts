import type { Check } from '../../harness/check.js';
import { Trial } from '../../harness/trial.js';
import { requirementsOf } from '../model/model-requirements.js';
import { MOVES } from '../model/moves/moves.js';
import { exploreHistories } from './explore-histories.js';
import { stepsFor } from './steps/any-step.js';

/** The histories are divided, so that some are lived through at a time. */
const SHARES = 4;

/** A share of so many histories has a long one. */
const ENOUGH = 5;

/** Steps of a long history at most. */
const LONG = 400;

/** What the steps show besides the moves of the model. */
const MORE = [
  'ShowCommand.history',
  'ShowCommand.commands-once',
  'ShowCommand.command-order',
  'R55',
  'R56',
  'SMS.6021',
  'ShowServer.history',
  'ListTasks.history',
  'ListServers.history',
  'CreateTemplate.history',
  'DeleteTemplate.history',
  'CreateMigproject.history',
  'DeleteMigproject.history',
  'SMS.7311',
];

/** The moves that a history is made of. */
const NOT_LIVED = ['ShowsSpeedLimits', 'ShowCertKey', 'ShowTargetPassword', 'RegisterServer'];

/** What histories can show. */
export const HISTORY_REQUIREMENTS = [
  ...new Set([
    ...requirementsOf(
      MOVES.filter(({ operationId }) => !NOT_LIVED.includes(operationId)),
      'history',
    ),
    ...MORE,
  ]),
];

/** User and agent ask in a random order, and the server does what the model of the documents predicts. */
export const sequenceChecks: readonly Check[] = Array.from({ length: SHARES }, (_, share) => ({
  suite: 'lifecycle',
  operationId: 'UpdateTaskStatus',
  label: `histories ${share + 1} of ${SHARES}`,
  requirements: HISTORY_REQUIREMENTS,
  scope: 'own-resources',
  run: async (trial) => {
    const { runs, recorder } = trial.context;
    const steps = stepsFor((id) => recorder.has(id));
    const count = Math.floor((runs + share) / SHARES);
    const isLong = count >= ENOUGH;
    await exploreHistories(trial, { steps, count: isLong ? count - 1 : count });
    if (isLong)
      await exploreHistories(new Trial(trial.context, `${trial.label}, long`), {
        steps,
        count: 1,
        length: LONG,
      });
    // Which operations a few random histories ask for is left to chance.
    for (const id of HISTORY_REQUIREMENTS) recorder.leaveOut(id, 'no history of this seed asked for it');
  },
}));

import { lifecycle, pairing } from '../../../../spec/lifecycle.js';
import { stateReport } from '../../../harness/state-report.js';
import { SAME, UNCHANGED } from '../after.js';
import type { Decision, Move } from '../move.js';

const { pairs, report, reported, cycles } = lifecycle.source;

const AT_WORK = ['RUNNING', 'SYNCING'];

/** A report of a pair that the matrix forbids is never accepted; one that it allows, of an agent at work, always is. */
function reportDecisions(state: string, cycle: string): Decision[] {
  const kind = pairing(state, cycle);
  if (kind === 'open') return [];
  if (kind === 'illegal') return [{ when: {}, answer: 'refused', codes: [pairs.refusal, 'SMS.7606'] }];
  return [{ when: { task: AT_WORK }, answer: 'accepted' }];
}

/** The report of a state of the source; both as the other operations show them. */
export function reportMove(state: string, cycle: string): Move {
  const follows = report.follows[state] ?? [];
  return {
    id: `report ${state} in ${cycle}`,
    operationId: report.operation,
    by: 'agent',
    about: 'source',
    what: `the report of ${state} in ${cycle}`,
    asked: 'in every pair',
    input: ({ trial, sourceId }) => ({
      path: { source_id: sourceId },
      body: stateReport(trial.context, state, cycle),
    }),
    decisions: reportDecisions(state, cycle),
    reports: [state, cycle],
    after:
      pairing(state, cycle) === 'illegal'
        ? UNCHANGED
        : { task: [SAME, ...follows], source: [state], cycle: [cycle] },
  };
}

/** The cycles in which a state can be reported, the preferred ones first; one that fits where no row names the state. */
export function cyclesFor(state: string, preferred: readonly string[]): string[] {
  const unlisted = pairs.unlisted[state];
  if (unlisted !== undefined) return [unlisted];
  return [...new Set([...preferred, ...cycles])].filter((cycle) => pairs.legal[cycle]?.includes(state));
}

/** Every state that can be reported, as the other operations show it. */
export const SOURCE_STATES: readonly string[] = Object.values(reported);

/** Every pair that the matrix allows and that can be sent. */
export const LEGAL_PAIRS: readonly (readonly [state: string, cycle: string])[] = cycles.flatMap((cycle) =>
  SOURCE_STATES.filter((state) => pairing(state, cycle) === 'legal').map((state) => [state, cycle] as const),
);

/** A report that the matrix forbids in every situation: a copy before the target was configured. */
export const FORBIDDEN_REPORT: Move = {
  ...reportMove('replicate', 'checking'),
  id: 'report a forbidden pair',
};

import { holds } from './condition.js';
import type { Decision, Move } from './move.js';
import { GONE, isUsual, type Situation } from './situation.js';

/** What the documents say about the answer to a move. */
export interface Prediction {
  answer: 'accepted' | 'refused' | 'open';
  /** The requirement that says so; undefined for that of the operation. */
  by: string | undefined;
  codes: readonly string[];
  statuses: readonly number[];
}

const OPEN: Prediction = { answer: 'open', by: undefined, codes: [], statuses: [] };

/** The general codes of an operation that the state of the source does not allow. They may come before any other. */
const SOURCE_CODES: readonly string[] = ['SMS.6005', 'SMS.6520'];

/** What was deleted is unknown. */
const DELETED: Record<'task' | 'source', Prediction> = {
  task: { answer: 'refused', by: undefined, codes: ['SMS.7703'], statuses: [404] },
  source: {
    answer: 'refused',
    by: undefined,
    codes: ['SMS.7602', 'SMS.6030', 'SMS.8109', 'SMS.7606'],
    statuses: [404],
  },
};

/** The answer that the documents decide on for a move in a situation, or `open` where they leave a choice. */
export function predict(move: Move, situation: Situation): Prediction {
  const { about } = move;
  if (about !== 'template' && situation[about] === GONE) return isBatch(move) ? OPEN : DELETED[about];
  const decision = move.decisions.find(({ when }) => holds(when, situation));
  return decision ? decided(decision, situation) : OPEN;
}

/** A batch may pass over what does not exist. */
const isBatch = ({ operationId }: Move): boolean => /^Delete\w+s$/.test(operationId);

function decided({ answer, by, codes = [], statuses = [] }: Decision, situation: Situation): Prediction {
  const more = codes.length > 0 && !isUsual(situation) ? SOURCE_CODES : [];
  return { answer, by, codes: [...codes, ...more], statuses };
}

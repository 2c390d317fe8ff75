import { readYaml } from '../../yaml-file.js';

const DIRECTIONS = [
  'breaks-clients',
  'breaks-servers',
  'tightens',
  'loosens',
  'editorial',
  'lost-in-conversion',
] as const;

/** Whom a difference hurts, from the earlier statement to the later. */
export type Direction = (typeof DIRECTIONS)[number];

/** How much a difference matters, the worst first; as SARIF names it. */
export const DRIFT_LEVELS = ['error', 'warning', 'note', 'none'] as const;

export type DriftLevel = (typeof DRIFT_LEVELS)[number];

/** How a difference counts in one part of an operation. */
export interface Weight {
  direction: Direction;
  level: DriftLevel;
  /** One sentence: whom it concerns, and how. */
  effect: string;
}

/** One kind of difference. */
export interface DifferenceRule {
  id: string;
  request: Weight;
  response: Weight;
}

interface Written {
  ids: string[];
  any?: Weight;
  request?: Weight;
  response?: Weight;
}

/** Every kind of difference by its id. */
export const DIFFERENCE_RULES: ReadonlyMap<string, DifferenceRule> = new Map(
  readYaml<Written[]>('spec/drift/difference-rules.yaml').flatMap((written) =>
    written.ids.map((id) => [id, { id, ...weightsOf(written) }] as const),
  ),
);

function weightsOf({ ids, any, request = any, response = any }: Written): Omit<DifferenceRule, 'id'> {
  if (!request || !response)
    throw new Error(`difference-rules.yaml does not say how ${ids.join(', ')} count.`);
  return { request, response };
}

/** How a difference counts at a place such as `request.name` or `response 200.count`. */
export function weightOf(rule: string, place: string): Weight {
  const found = DIFFERENCE_RULES.get(rule);
  if (!found) throw new Error(`difference-rules.yaml has no rule ${rule}.`);
  return place.startsWith('response') ? found.response : found.request;
}

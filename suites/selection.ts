import type { Contract } from '../spec/contract.js';
import type { Requirement, SuiteName } from '../spec/requirement.js';
import { catalogueOf } from './catalogue.js';
import { checksOf } from './checks-of.js';
import { COVERED_OPERATIONS, SUITES } from './covered.js';
import type { Check } from './harness/check.js';
import { partOf, type Shard } from './results/shard.js';
import type { Callers } from './security/shared.js';

/** What a run is asked for. */
export interface Wish {
  suites: readonly SuiteName[];
  /** Operation ids; empty for all that the suites cover. */
  operations: readonly string[];
  /** Ids of the requirements that are judged; all of the suites and operations when absent. */
  requirements?: readonly string[] | undefined;
  /** The operation and the label of the only check that is made; all when absent. */
  check?: string | undefined;
  /** The part of the checks that is made; all of them when absent. */
  shard?: Shard | undefined;
}

/** What a run judges, and what it does for that. */
export interface Selection {
  suites: SuiteName[];
  operations: string[];
  /** Every response of a run is judged, whichever suite asked for it. */
  requirements: Requirement[];
  /** Requirements of other operations that the checks of these show besides. */
  besides: ReadonlySet<string>;
  checks: Check[];
  /** Checks in which requirements show that no check names, such as a limit of an answer. */
  byTheWay: Check[];
}

/** Selects requirements and checks. */
export function select(contract: Contract, wish: Wish, callers: Callers): Selection {
  const operations = wish.operations.length > 0 ? [...wish.operations] : [...COVERED_OPERATIONS];
  const suites = SUITES.filter((suite) => wish.suites.includes(suite));
  const selected = new Set<string | null>(operations);
  const all = checksOf(contract, suites, callers).filter(
    ({ operationId, label }) => wish.check === undefined || wish.check === `${operationId} ${label}`,
  );
  const named = new Set(all.flatMap((check) => (selected.has(check.operationId) ? check.requirements : [])));
  const requirements = catalogueOf(contract).filter(
    ({ id, operationId, suite, kind, unasked }) =>
      !unasked &&
      (selected.has(operationId) || named.has(id)) &&
      (kind === 'response' || suites.includes(suite)) &&
      (wish.requirements?.includes(id) ?? true),
  );
  const judged = new Set(requirements.map(({ id }) => id));
  const besides = new Set(
    requirements.filter(({ operationId }) => !selected.has(operationId)).map(({ id }) => id),
  );
  const isAsked = ({ operationId, requirements: ids }: Check) =>
    ids.some((id) => judged.has(id) && (selected.has(operationId) || !besides.has(id)));
  const others = all.filter((check) => selected.has(check.operationId) && !isAsked(check));
  return {
    suites,
    operations,
    requirements,
    besides,
    checks: partOf(all.filter(isAsked), wish.shard),
    byTheWay: wish.requirements ? partOf(others, wish.shard) : [],
  };
}

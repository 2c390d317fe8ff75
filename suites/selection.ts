import type { Contract } from '../spec/contract.js';
import { DEFAULT_PROFILE, type Profile, type ProfileName, profileOf } from '../spec/profiles.js';
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
  /** What the server claims to implement; everything when absent. */
  profile?: ProfileName | undefined;
  /** Ids of the requirements that are judged; all of the suites and operations when absent. */
  requirements?: readonly string[] | undefined;
  /** The operation and the label of the only check that is made; all when absent. */
  check?: string | undefined;
  /** The part of the checks that is made; all of them when absent. */
  shard?: Shard | undefined;
}

/** What a run judges, and what it does for that. */
export interface Selection {
  profile: Profile;
  suites: SuiteName[];
  operations: string[];
  /** Every response of a run is judged, whichever suite asked for it. */
  requirements: Requirement[];
  /** Requirements of other operations that the checks of these show besides. */
  besides: ReadonlySet<string>;
  /** What the suites would ask, and the profile leaves out. */
  leftOut: Requirement[];
  checks: Check[];
  /** Checks in which requirements show that no check names, such as a limit of an answer. */
  byTheWay: Check[];
}

/** Selects requirements and checks. */
export function select(contract: Contract, wish: Wish, callers: Callers): Selection {
  const profile = profileOf(contract, wish.profile ?? DEFAULT_PROFILE);
  const wanted = wish.operations.length > 0 ? wish.operations : COVERED_OPERATIONS;
  const operations = wanted.filter((operation) => profile.operations.has(operation));
  const suites = SUITES.filter((suite) => wish.suites.includes(suite));
  const selected = new Set<string | null>(operations);
  const all = checksOf(contract, suites, callers).filter(
    ({ operationId, label }) => wish.check === undefined || wish.check === `${operationId} ${label}`,
  );
  const named = new Set(all.flatMap((check) => (selected.has(check.operationId) ? check.requirements : [])));
  const asked = catalogueOf(contract).filter(
    ({ id, suite, kind, unasked }) =>
      !unasked &&
      (kind === 'response' || suites.includes(suite)) &&
      (wish.requirements?.includes(id) ?? true),
  );
  const isLeftOut = ({ operationId }: Requirement) =>
    operationId !== null && !profile.operations.has(operationId);
  const requirements = asked.filter(
    (each) => !isLeftOut(each) && (selected.has(each.operationId) || named.has(each.id)),
  );
  const judged = new Set(requirements.map(({ id }) => id));
  const besides = new Set(
    requirements.filter(({ operationId }) => !selected.has(operationId)).map(({ id }) => id),
  );
  const isAsked = ({ operationId, requirements: ids }: Check) =>
    ids.some((id) => judged.has(id) && (selected.has(operationId) || !besides.has(id)));
  const others = all.filter((check) => selected.has(check.operationId) && !isAsked(check));
  return {
    profile,
    suites,
    operations,
    requirements,
    besides,
    leftOut: asked.filter((each) => isLeftOut(each) && wanted.includes(each.operationId ?? '')),
    checks: partOf(all.filter(isAsked), wish.shard),
    byTheWay: wish.requirements ? partOf(others, wish.shard) : [],
  };
}

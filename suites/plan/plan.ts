import { loadContract } from '../../spec/contract.js';
import type { ProfileName } from '../../spec/profiles.js';
import type { SuiteName } from '../../spec/requirement.js';
import type { CertifyOptions } from '../certify.js';
import { DEFAULT_RUNS, type Scope } from '../covered.js';
import { includes } from '../harness/execute.js';
import { CREATED_KINDS, type CreatedKind } from '../results/created-kind.js';
import { select } from '../selection.js';
import { COSTS } from './costs.js';

/** What a run is going to do, before it does anything; the numbers are estimates. */
export interface Plan {
  endpoint: string;
  profile: ProfileName;
  scope: Scope;
  suites: SuiteName[];
  operations: string[];
  /** The checks that the scope allows, of all. */
  checks: { allowed: number; all: number };
  requests: number;
  /** How many objects of each kind are created, one after the other, and deleted again. */
  creates: Record<CreatedKind, number>;
  /** Seconds that the rate allows the run to take at least; `null` without a rate. */
  seconds: number | null;
}

/** What of a run decides what is sent. */
export type Planned = Omit<CertifyOptions, 'signal' | 'reportDirectory'>;

/** Requests that come before the checks. */
const PREFLIGHT = 2;

/** Plans a run; nothing is sent. */
export function planOf(options: Planned): Plan {
  const {
    endpoint,
    scope,
    edition,
    budget,
    network,
    credentials,
    others = {},
    runs = DEFAULT_RUNS,
  } = options;
  const contract = loadContract(edition);
  const callers = { own: credentials, others, hide: () => {} };
  const { profile, suites, operations, checks } = select(contract, options, callers);
  const allowed = checks.filter((check) => includes(scope, check.scope));
  const costs = allowed.map(({ suite }) => {
    const { requests, creates } = COSTS[suite][scope === 'read-only' ? 'reading' : 'writing'];
    const factor = suite === 'properties' ? runs / DEFAULT_RUNS : 1;
    return { requests: requests * factor, creates, factor };
  });
  const expected = PREFLIGHT + Math.ceil(costs.reduce((sum, cost) => sum + cost.requests, 0));
  const requests = Math.min(expected, budget ?? expected);
  const count = (kind: CreatedKind) =>
    Math.ceil(
      (costs.reduce((sum, { creates, factor }) => sum + (creates[kind] ?? 0) * factor, 0) * requests) /
        expected,
    );
  return {
    endpoint,
    profile: profile.name,
    scope,
    suites,
    operations,
    checks: { allowed: allowed.length, all: checks.length },
    requests,
    creates: Object.fromEntries(CREATED_KINDS.map((kind) => [kind, count(kind)])) as Plan['creates'],
    seconds: network?.rate === undefined ? null : Math.ceil(requests / network.rate),
  };
}

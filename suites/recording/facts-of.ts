import { DEFAULT_PROFILE } from '../../spec/profiles.js';
import type { CertifyOptions } from '../certify.js';
import { DEFAULT_RUNS } from '../covered.js';
import type { Credentials } from '../harness/credentials.js';
import { tool } from '../results/conclude.js';
import { LONG } from '../security/denials.js';
import type { Callers } from '../security/shared.js';
import type { CallerFacts, CallersFacts, RunFacts } from './run-facts.js';

/** What a run has to write down so that it can be judged again. */
export function factsOf(
  options: CertifyOptions,
  { nonce, startedAt, callers }: { nonce: string; startedAt: Date; callers: Callers },
): RunFacts {
  const { endpoint, embedded, edition, scope, seed, suites, operations } = options;
  const {
    requirements,
    check,
    shard,
    runs = DEFAULT_RUNS,
    shrink = true,
    profile = DEFAULT_PROFILE,
  } = options;
  return {
    tool: tool(),
    node: process.versions.node,
    id: nonce.slice(0, 6),
    nonce,
    endpoint,
    embedded,
    edition,
    profile,
    scope,
    seed,
    runs,
    shrink,
    suites,
    operations,
    requirements: requirements ? [...requirements] : null,
    check: check ?? null,
    shard: shard ?? null,
    callers: callersFacts(callers),
    startedAt: startedAt.toISOString(),
  };
}

function callersFacts({ own, others: { signer, other, reader, expired } }: Callers): CallersFacts {
  return {
    own: callerFacts(own),
    ...(signer && { signer: callerFacts(signer) }),
    ...(other && { other: callerFacts(other) }),
    ...(reader && { reader: callerFacts(reader) }),
    ...(expired && { expired: callerFacts(expired) }),
  };
}

const callerFacts = (caller: Credentials): CallerFacts => ({
  kind: caller.kind,
  long: caller.kind === 'token' && caller.token.length >= LONG,
  project: caller.kind === 'key' && caller.projectId !== undefined,
});

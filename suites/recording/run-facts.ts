import type { Edition } from '../../spec/editions.js';
import type { ProfileName } from '../../spec/profiles.js';
import type { SuiteName } from '../../spec/requirement.js';
import type { Scope } from '../covered.js';
import type { Credentials } from '../harness/credentials.js';
import type { Leftover } from '../results/run.js';
import type { Shard } from '../results/shard.js';

/** How a caller proves who it is, without what it proves it with. */
export interface CallerFacts {
  kind: Credentials['kind'];
  /** Whether a token is long enough that a part of it proves nothing. */
  long: boolean;
  /** Whether a key names its project. */
  project: boolean;
}

/** The callers of a run, as far as it had them. */
export interface CallersFacts {
  own: CallerFacts;
  signer?: CallerFacts;
  other?: CallerFacts;
  reader?: CallerFacts;
  expired?: CallerFacts;
}

/** Everything that decides what a run asks, so that it can be judged again. */
export interface RunFacts {
  tool: { name: string; version: string };
  node: string;
  /** Marks what the run creates. */
  id: string;
  /** What the identifiers of the run derive from; in no other run, also not of the same seed. */
  nonce: string;
  endpoint: string;
  embedded: boolean;
  edition: Edition;
  profile: ProfileName;
  scope: Scope;
  seed: number;
  runs: number;
  shrink: boolean;
  suites: SuiteName[];
  operations: string[];
  /** Ids of the only requirements that are judged; `null` for all. */
  requirements: string[] | null;
  /** The only check; `null` for all. */
  check: string | null;
  shard: Shard | null;
  callers: CallersFacts;
  startedAt: string;
}

/** How a run ended. */
export interface Sequel {
  finishedAt: string;
  /** How many requests were sent, those that were sent again included. */
  requests: number;
  interrupted: boolean;
  leftovers: Leftover[];
  /** Why the run did not get anywhere, where not the server said so; `null` otherwise. */
  reason: string | null;
}

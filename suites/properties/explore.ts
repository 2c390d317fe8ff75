import fc from 'fast-check';
import type { Json } from '../../spec/exact-json.js';
import type { Source } from '../../spec/source.js';
import type { Exchange } from '../harness/exchange.js';
import type { Trial } from '../harness/trial.js';
import { seedOf } from './seed-of.js';

/** What a server did wrong. */
export interface Fault {
  message: string;
  expected: Json;
  received: Json;
  exchange: Exchange;
  /** A place closer than the requirement's own. */
  source?: Source;
}

/** What a request found out: the requirements that it shows, and the one that the server does not meet. */
export interface Outcome {
  shown: readonly string[];
  broken?: Broken;
}

type Broken = Fault & { requirement: string };

/** Requests that are sent to make a failing one smaller. */
const MOST_ATTEMPTS = 150;

/**
 * Asks what a server makes of generated requests. The first that a requirement does not survive is made as small as
 * possible, and only the smallest is recorded.
 *
 * @param requirement from which the seed derives
 * @param ask sends one request; whatever it needs is there again when it is called again
 */
export async function explore<T>(
  trial: Trial,
  requirement: string,
  requests: fc.Arbitrary<T>,
  ask: (request: T) => Promise<Outcome>,
): Promise<void> {
  const { recorder, runs, seed, shrink } = trial.context;
  let found: string | undefined;
  let attempts = 0;
  let thrown: { error: unknown } | undefined;
  const property = fc.asyncProperty(requests, async (request) => {
    // What cannot be asked any more makes nothing smaller; there may be a very great many of it.
    if (thrown || attempts > MOST_ATTEMPTS) throw new fc.PreconditionFailure(true);
    const { shown, broken } = await ask(request).catch((error: unknown): Outcome => {
      thrown = { error };
      return { shown: [] };
    });
    if (found !== undefined) attempts += 1;
    else for (const id of shown) recorder.pass(id);
    // On the way to a smaller request, another fault may turn up: this one is not made smaller by it.
    if (!broken || (found !== undefined && found !== broken.requirement)) return;
    found = broken.requirement;
    throw new Found(broken);
  });
  const settings = { seed: seedOf(seed, requirement), numRuns: runs, endOnFailure: !shrink };
  const details = await fc.check(property, settings);
  if (thrown) throw thrown.error;
  if (!(details.errorInstance instanceof Found)) return;
  const { requirement: id, message, ...rest } = details.errorInstance.broken;
  const handle = `request ${details.numRuns} of --seed ${seed}, made smaller ${details.numShrinks} times`;
  trial.expect(id, { ...rest, ok: false, message: `${message} (${handle})` });
}

/** Thrown to fast-check, which makes the request smaller. */
class Found extends Error {
  constructor(readonly broken: Broken) {
    super(broken.message);
  }
}

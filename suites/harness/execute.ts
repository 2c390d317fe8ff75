import type { JsonObject } from '../../spec/exact-json.js';
import { LEVELS } from '../../spec/requirement.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import { SCOPES, type Scope } from '../covered.js';
import { inPart, outside } from '../recording/part.js';
import type { Check } from './check.js';
import type { Context } from './context.js';
import { NetworkError } from './network-error.js';
import { OutsideProfile } from './outside-profile.js';
import { Trial } from './trial.js';
import { Unproven } from './unproven.js';

/**
 * Runs the checks, some at a time, and removes after each what it created. Whatever goes wrong in a check is
 * noted under its requirements; nothing is thrown.
 *
 * @param onDone called after each check with the number of finished checks and the name of the last one
 * @param isNeeded asked before each check; one that is not needed any more is passed over
 */
export async function execute(
  context: Context,
  checks: readonly Check[],
  concurrency: number,
  onDone: (done: number, current: string) => void,
  isNeeded: (check: Check) => boolean = () => true,
): Promise<void> {
  let done = 0;
  const isBounded = context.budget !== undefined || context.endsAt !== undefined;
  const ordered = isBounded ? byImportance(context, checks) : checks;
  const work = async (queue: Iterable<Check>) => {
    for (const check of queue) {
      await inPart(context.parts(nameOf(check)), async () => {
        const why = outside('skipped', () => reasonAgainst(context, check, isNeeded));
        if (why === undefined) await runOne(context, check);
        else if (why !== NOT_NEEDED) markUnproven(context, check, why);
      });
      done += 1;
      onDone(done, `${check.operationId} ${check.label}`);
    }
  };
  const together = (queue: Iterator<Check> & Iterable<Check>) =>
    Promise.all(Array.from({ length: Math.max(1, concurrency) }, () => work(queue)));
  await together(ordered.filter(({ alone, pollutes }) => !alone && !pollutes).values());
  await work(ordered.filter(({ alone }) => alone));
  await together(ordered.filter(({ alone, pollutes }) => pollutes && !alone).values());
}

/** Names a check in the whole run. */
const nameOf = ({ operationId, label }: Check): string => `${operationId} ${label}`;

const NOT_NEEDED = 'not needed';

/** Why a check is not carried out; undefined when it is. */
function reasonAgainst(
  { signal, budget, endsAt, client }: Context,
  check: Check,
  isNeeded: (check: Check) => boolean,
): string | undefined {
  if (signal.aborted) return INTERRUPTED;
  if (budget !== undefined && client.requests >= budget) return `the budget of ${budget} requests was spent`;
  if (endsAt !== undefined && Date.now() >= endsAt) return 'the time for the run was over';
  if (client.isSilent) return 'the server stopped answering';
  return isNeeded(check) ? undefined : NOT_NEEDED;
}

const INTERRUPTED = 'the run was interrupted';

/** What the documents name a consequence for comes first: a budget may not reach to the rest. */
function byImportance({ recorder }: Context, checks: readonly Check[]): Check[] {
  const rank = ({ requirements }: Check) =>
    Math.min(...requirements.map((id) => LEVELS.indexOf(recorder.levelOf(id) ?? 'may')));
  return [...checks].sort((a, b) => rank(a) - rank(b));
}

async function runOne(context: Context, check: Check): Promise<void> {
  if (!includes(context.scope, check.scope)) {
    excuse(context, check);
    return;
  }
  const trial = new Trial(context, nameOf(check));
  try {
    await check.run(trial);
  } catch (error) {
    outside('ended', () => howItEnded(error));
    note(context, check, trial, error);
  }
  try {
    await context.world.tidy(trial);
  } catch {
    // What could not be removed now is tried again, and reported, at the end of the run.
  }
}

/** What ended a check from outside; undefined for what the answers themselves led to. */
function howItEnded(error: unknown): JsonObject | undefined {
  if (error instanceof Unproven) return undefined;
  if (error instanceof NetworkError) return { reason: error.reason, message: error.message };
  return { message: messageOf(error) };
}

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

function note(context: Context, check: Check, trial: Trial, error: unknown): void {
  if (error instanceof Unproven) {
    markUnproven(context, check, error.message);
  } else if (error instanceof OutsideProfile) {
    leaveOut(context, check, error.message);
  } else if (error instanceof NetworkError && error.reason === 'aborted') {
    markUnproven(context, check, INTERRUPTED);
  } else {
    const message = messageOf(error);
    const deviation = { message, expected: null, received: null, exchange: undefined, steps: trial.steps };
    for (const id of check.requirements) {
      context.recorder.error(id, { ...deviation, label: trial.label });
    }
  }
}

/**
 * What belongs to the whole account is left out of a run on resources of its own; what a run that only reads cannot
 * show is required all the same.
 */
function excuse({ scope, recorder }: Context, check: Check): void {
  const reason = `the scope ${scope} does not allow it; it needs ${check.scope}`;
  const leftOut = scope === 'own-resources';
  for (const id of check.requirements) {
    if (leftOut) recorder.leaveOut(id, reason);
    else recorder.unproven(id, reason);
  }
  if (!leftOut || ARRANGEMENTS[check.operationId]?.scope !== check.scope) return;
  // Without its valid requests, nothing else of an operation can be shown by the way.
  for (const id of recorder.about(check.operationId)) recorder.leaveOut(id, reason);
}

/** What a check does not name, and shows by the way, cannot be shown without it either. */
function leaveOut({ recorder }: Context, { operationId, requirements }: Check, reason: string): void {
  for (const id of [...requirements, ...recorder.about(operationId)]) recorder.leaveOut(id, reason);
}

function markUnproven(context: Context, check: Check, reason: string): void {
  for (const id of check.requirements) context.recorder.unproven(id, reason);
}

/** Whether a scope includes what a check needs. */
export const includes = (scope: Scope, needed: Scope): boolean =>
  SCOPES.indexOf(scope) >= SCOPES.indexOf(needed);

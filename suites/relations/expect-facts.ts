import { type Look, lookAt } from '../harness/look.js';
import { pick } from '../harness/pick.js';
import { differing, steadyPart } from '../harness/record.js';
import { RESOURCES } from '../harness/resources.js';
import { show, type Trial } from '../harness/trial.js';
import { timeOfAnswer } from '../recording/part.js';
import type { CreatedKind } from '../results/created-kind.js';

/**
 * Reads a record twice and compares what does not move by itself. Something that was still under way may have changed
 * it once; only what changes with every look is changed by looking.
 */
export async function expectStable(trial: Trial, kind: CreatedKind, id: string): Promise<void> {
  const lookTwice = async () => {
    const before = await lookAt(trial, kind, id);
    const after = await lookAt(trial, kind, id);
    const expected = steadyPart(trial, kind, before.record);
    const received = steadyPart(trial, kind, after.record);
    const moved = differing(expected, received);
    return { moved, expected: pick(expected, moved), received: pick(received, moved), after };
  };
  const { moved, expected, received, after } = await trial.eventually(
    lookTwice,
    (seen) => seen.moved.length === 0,
  );
  trial.expect(`${RESOURCES[kind].show}.reading-changes-nothing`, {
    ok: moved.length === 0,
    message: `${RESOURCES[kind].show} was asked twice, with nothing in between; each time ${moved.join(', ')} changes.`,
    expected,
    received,
    exchange: after.exchange,
  });
}

export function expectNew(trial: Trial, requirement: string, taken: readonly string[], id: string): void {
  trial.expect(requirement, {
    ok: !taken.includes(id),
    message: `A new object got the identifier ${id}, which another one has or had.`,
    expected: 'an identifier of its own',
    received: id,
  });
}

/** A time within a day of ours, so that neither a skewed clock nor a time zone is taken for seconds. */
export async function expectMilliseconds(
  trial: Trial,
  requirement: string,
  look: Look,
  field: string,
): Promise<void> {
  const time = look.record[field];
  if (typeof time !== 'number') return;
  trial.expect(requirement, {
    ok: Math.abs(time - timeOfAnswer()) < 86_400_000,
    message: `${field} of something just created is ${show(time)}; in milliseconds since 1970 it would be near ${timeOfAnswer()}.`,
    expected: 'milliseconds since 1970',
    received: time,
    exchange: look.exchange,
  });
}

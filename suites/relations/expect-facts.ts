import type { Look } from '../harness/look.js';
import { show, type Trial } from '../harness/trial.js';
import { timeOfAnswer } from '../recording/part.js';

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

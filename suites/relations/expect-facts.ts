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

/** How far the time of something just created may be from both clocks, in milliseconds. */
const NEAR = 3_600_000;

/** A time near that of our clock or of the server's, which an answer may tell: neither seconds nor local time. */
export async function expectMilliseconds(
  trial: Trial,
  requirement: string,
  look: Look,
  field: string,
): Promise<void> {
  const time = look.record[field];
  if (typeof time !== 'number') return;
  const clocks = [timeOfAnswer(), Date.parse(look.exchange.headers.date ?? '')];
  trial.expect(requirement, {
    ok: clocks.some((clock) => Math.abs(time - clock) < NEAR),
    message: `${field} of something just created is ${show(time)}; in milliseconds since 1970 it would be near ${timeOfAnswer()}.`,
    expected: 'milliseconds since 1970',
    received: time,
    exchange: look.exchange,
  });
}

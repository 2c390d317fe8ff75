/** A difference that is worth a word, in milliseconds; certificates and signatures allow for less. */
const NOTICEABLE = 60_000;

/**
 * How far the clock of a server is ahead of ours by the `Date` header of an answer, in milliseconds; 0 where the
 * header is missing, or the difference may come from the time that request and answer took.
 *
 * @param sent and `received` epoch milliseconds of our clock
 */
export function clockSkew(date: string | undefined, sent: number, received: number): number {
  const theirs = Date.parse(date ?? '');
  if (Number.isNaN(theirs)) return 0;
  // The header has no fractions of a second.
  const skew = theirs < sent ? Math.min(0, theirs + 1_000 - sent) : Math.max(0, theirs - received);
  return Math.abs(skew) < NOTICEABLE ? 0 : skew;
}

/** A noticeable skew as a sentence; nothing for none. */
export function describeSkew(skew: number): string | undefined {
  if (skew === 0) return undefined;
  return `The clock of the server is ${duration(Math.abs(skew))} ${skew > 0 ? 'ahead of' : 'behind'} ours.`;
}

function duration(milliseconds: number): string {
  const minutes = Math.round(milliseconds / 60_000);
  const [count, unit] = minutes < 120 ? [minutes, 'minute'] : [Math.round(minutes / 60), 'hour'];
  return `${count} ${unit}${count === 1 ? '' : 's'}`;
}

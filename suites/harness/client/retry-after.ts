/** Without a time that can be used, in milliseconds. */
const UNTOLD = 1_000;

/**
 * How long a server that is busy wants to be left alone, in milliseconds. The header has seconds, or a date.
 *
 * @param now epoch milliseconds
 */
export function retryAfter(header: string | undefined, now: number): number {
  if (header === undefined) return UNTOLD;
  if (/^\s*\d+\s*$/.test(header)) return Number(header) * 1_000;
  const until = Date.parse(header) - now;
  return until > 0 ? until : UNTOLD;
}

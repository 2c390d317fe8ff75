import { createHash } from 'node:crypto';

/** An identifier of the form of a UUID that follows from a secret of the run, a part of it and a number. */
export function derivedId(nonce: string, part: string, number: number): string {
  const hex = createHash('sha256').update(`${nonce}\n${part}\n${number}`).digest('hex');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `4${hex.slice(13, 16)}`,
    variant + hex.slice(17, 20),
    hex.slice(20, 32),
  ].join('-');
}

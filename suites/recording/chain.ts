import { hash } from 'node:crypto';

/** What stands in the place of the digest of a line that has no line before it. */
export const GENESIS = '0'.repeat(64);

/** The SHA-256 digest of the bytes of a line, without its line break; in hexadecimal. */
export const digestOf = (line: string | Uint8Array): string => hash('sha256', line, 'hex');

/** What every line ends with: the digest of the one before. */
export const linked = (record: object, previous: string): string => JSON.stringify({ ...record, previous });

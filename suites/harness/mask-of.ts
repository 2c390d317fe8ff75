import { createHmac } from 'node:crypto';

/** The beginning of a key or certificate in PEM, RFC 7468; the rest is told of none. */
const PEM = /^-----BEGIN [\w ]+-----\s/;

/** Characters of the digest. */
const TELLING = 16;

/**
 * What stands in the place of a secret: the same for the same secret and another one for another, as long as the secret,
 * and PEM where the secret is, so that what is judged about it can be judged again.
 *
 * @param key makes the mask useless for guessing the secret
 */
export function maskOf(secret: string, name: string, key: Uint8Array): string {
  const begin = PEM.exec(secret)?.[0] ?? '';
  const length = [...secret].length - [...begin].length;
  const digest = createHmac('sha256', key).update(secret).digest('hex').slice(0, TELLING);
  const named = `<${name}:${digest}>`;
  const mask = named.length <= length ? named : `<${digest.slice(0, Math.max(0, length - 2))}>`;
  return begin + mask.padEnd(length, '*').slice(0, length);
}

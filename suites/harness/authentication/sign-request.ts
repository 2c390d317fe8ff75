import { createHash, createHmac } from 'node:crypto';
import type { KeyCredentials } from '../credentials.js';
import type { WireRequest } from './wire-request.js';

const ALGORITHM = 'SDK-HMAC-SHA256';

/**
 * The headers that sign a request as it stands, document 004, section 3.2. The path is escaped once, as the signing
 * guide has it.
 *
 * @param now epoch milliseconds
 */
export function signRequest(
  { method, origin, target, headers, body }: WireRequest,
  { ak, sk, securityToken, projectId, skew = 0 }: KeyCredentials,
  now: number,
): Record<string, string> {
  const date = new Date(now + skew).toISOString().replace(/[-:]|\.\d+/g, '');
  const added = {
    'X-Sdk-Date': date,
    ...(projectId !== undefined && { 'X-Project-Id': projectId }),
    ...(securityToken !== undefined && { 'X-Security-Token': securityToken }),
  };
  const signed = Object.entries({ ...headers, ...added, Host: new URL(origin).host })
    .map(([name, value]) => [name.toLowerCase(), value.trim()] as const)
    .sort(([name], [other]) => compare(name, other));
  const names = signed.map(([name]) => name).join(';');
  const [path = '', ...search] = target.split('?');
  const canonical = [
    method,
    canonicalPath(path),
    canonicalQuery(search.join('?')),
    ...signed.map(([name, value]) => `${name}:${value}`),
    '',
    names,
    sha256(body ?? ''),
  ].join('\n');
  const signature = createHmac('sha256', sk)
    .update([ALGORITHM, date, sha256(canonical)].join('\n'))
    .digest('hex');
  return {
    ...added,
    Authorization: `${ALGORITHM} Access=${ak}, SignedHeaders=${names}, Signature=${signature}`,
  };
}

/** Ends in a slash, whether it was sent or not. */
function canonicalPath(path: string): string {
  const escaped = path
    .split('/')
    .map((segment) => percentEncode(decodeURIComponent(segment)))
    .join('/');
  return escaped.endsWith('/') ? escaped : `${escaped}/`;
}

/** Sorted by name, then by value; a name without a value has an empty one. */
function canonicalQuery(search: string): string {
  return [...new URLSearchParams(search)]
    .sort(([name, value], [other, second]) => compare(name, other) || compare(value, second))
    .map(([name, value]) => `${percentEncode(name)}=${percentEncode(value)}`)
    .join('&');
}

/** Escapes all but the unreserved characters of RFC 3986. */
const percentEncode = (text: string) =>
  encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');

/** By UTF-16 units, whatever the language of the machine. */
const compare = (a: string, b: string) => (a < b ? -1 : Number(a > b));

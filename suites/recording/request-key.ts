import { createHash } from 'node:crypto';
import type { SentRequest } from '../results/run.js';

/** Headers that are others each time; that they are there counts. */
const CHANGING = new Set(['authorization', 'x-sdk-date', 'x-project-id', 'x-security-token']);

/**
 * What tells a request from others of the same check: method, address, body and headers, but for the values that
 * prove who asks.
 *
 * @returns a digest
 */
export function requestKey({ method, url, headers, body }: SentRequest): string {
  const told = Object.entries(headers)
    .map(([name, value]) => [name.toLowerCase(), value] as const)
    .map(([name, value]) => [name, CHANGING.has(name) ? '' : value] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return createHash('sha256')
    .update(JSON.stringify([method, url, told, body]))
    .digest('base64')
    .slice(0, 24);
}

import type { Scope } from '../suites/covered.js';
import { isLoopback } from '../suites/harness/client/connect.js';
import type { Target } from './target.js';

/**
 * What a run may touch when the user does not say: everything on the embedded server, its own resources on a server
 * of this machine, and nothing on any other.
 */
export function defaultScope({ url, embedded }: Pick<Target, 'url' | 'embedded'>): Scope {
  if (embedded) return 'account-wide';
  return isLoopback(url) ? 'own-resources' : 'read-only';
}

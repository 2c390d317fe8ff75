import type { Scope } from '../suites/covered.js';
import type { Target } from './target.js';

/**
 * What a run may touch when the user does not say: everything on the embedded server, its own resources on a server
 * of this machine, and nothing on any other.
 */
export function defaultScope({ url, embedded }: Pick<Target, 'url' | 'embedded'>): Scope {
  if (embedded) return 'account-wide';
  return isLoopback(new URL(url).hostname) ? 'own-resources' : 'read-only';
}

/** `URL` has already written every spelling of an IPv4 address as four numbers. */
const isLoopback = (hostname: string) => /^((.+\.)?localhost|127\.\d+\.\d+\.\d+|\[::1\])\.?$/.test(hostname);

import type { Leftover } from '../results/run.js';
import { pathSegment } from './client/path-segment.js';
import { curlOf } from './curl.js';
import type { Owned } from './remove-all.js';
import { RESOURCES } from './resources.js';

const headers = { 'X-Auth-Token': '$SMS_AUTH_TOKEN' };

/** What is left at an endpoint, with a command that removes it by hand, or that finds it where its id is not known. */
export function leftoverOf(endpoint: string, { kind, name, id }: Owned, reason: string): Leftover {
  const url = endpoint.replace(/\/+$/, '') + RESOURCES[kind].collection;
  const curl =
    id === null
      ? curlOf({ method: 'GET', url: `${url}${searchFor(kind, name)}`, headers, body: null })
      : curlOf({ method: 'DELETE', url: `${url}/${pathSegment(id)}`, headers, body: null });
  return { kind, id, name, reason, curl };
}

function searchFor(kind: Owned['kind'], name: string): string {
  const { nameFilter } = RESOURCES[kind];
  return nameFilter ? `?${nameFilter}=${pathSegment(name)}` : '';
}

import type { Operation } from '../../../spec/contract.js';
import { stringifyExact } from '../../../spec/exact-json.js';
import type { WireRequest } from '../authentication/wire-request.js';
import type { CallInput } from '../exchange.js';
import { pathSegment } from './path-segment.js';

/** Methods whose requests have a Content-Type also without a body, as the table of headers demands. */
const WRITING = new Set(['POST', 'PUT']);

/** Where an endpoint begins. */
export interface Base {
  /** Scheme, host and port. */
  origin: string;
  /** What its paths begin with, without a slash at the end. */
  path: string;
}

export function baseOf(endpoint: string): Base {
  const { origin, pathname } = new URL(endpoint);
  return { origin, path: pathname.replace(/\/+$/, '') };
}

/** The request for an operation, without what authenticates it. */
export function requestOf({ origin, path }: Base, operation: Operation, input: CallInput): WireRequest {
  const body = input.rawBody ?? (input.body === undefined ? undefined : stringifyExact(input.body));
  const method = input.method ?? operation.method;
  const headers = {
    Accept: 'application/json',
    ...((body !== undefined || WRITING.has(method)) && { 'Content-Type': 'application/json' }),
  };
  return {
    method,
    origin,
    target: path + targetOf(operation, input),
    headers: changed(headers, input.headers),
    body,
  };
}

/** Replaces and, with `null`, removes headers; their case does not matter. */
export function changed(
  headers: Record<string, string>,
  changes?: CallInput['headers'],
): Record<string, string> {
  if (!changes) return headers;
  const names = new Set(Object.keys(changes).map((name) => name.toLowerCase()));
  const kept = Object.entries(headers).filter(([name]) => !names.has(name.toLowerCase()));
  const given = Object.entries(changes).filter((entry): entry is [string, string] => entry[1] !== null);
  return Object.fromEntries([...kept, ...given]);
}

function targetOf(operation: Operation, { path = {}, query }: CallInput): string {
  const route = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = path[name];
    if (value === undefined) throw new Error(`${operation.operationId} was called without ${name}.`);
    return pathSegment(value);
  });
  if (!query) return route;
  // A blank as %20 is a blank for everyone; not every verifier of signatures reads a plus as one.
  const search = new URLSearchParams(query).toString().replaceAll('+', '%20');
  return search === '' ? route : `${route}?${search}`;
}

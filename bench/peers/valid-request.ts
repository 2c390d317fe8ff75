import { loadContract, operationsById } from '../../spec/contract.js';
import { stringifyExact } from '../../spec/exact-json.js';
import type { CallInput } from '../../suites/harness/exchange.js';

/** A valid request of an operation. */
export interface ValidRequest extends Pick<CallInput, 'path' | 'query' | 'body'> {
  operationId: string;
}

/** A request as it is sent. */
export interface Outgoing {
  method: string;
  /** Path and query. */
  target: string;
  headers: Record<string, string>;
  /** Absent when there is none. */
  body?: string;
}

const operations = operationsById(loadContract());

/** @throws Error when there is no such operation */
export function outgoing(request: ValidRequest, token: string): Outgoing {
  const { operationId, path = {}, query = {}, body } = request;
  const operation = operations.get(operationId);
  if (!operation) throw new Error(`The contract has no operation ${operationId}.`);
  const filled = operation.path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(path[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return {
    method: operation.method,
    target: `${filled}${search && `?${search}`}`,
    headers: {
      'X-Auth-Token': token,
      ...(body !== undefined && { 'Content-Type': 'application/json' }),
    },
    ...(body !== undefined && { body: stringifyExact(body) }),
  };
}

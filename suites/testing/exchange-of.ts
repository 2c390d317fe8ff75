import { loadContract, type Operation } from '../../spec/contract.js';
import { parseExact } from '../../spec/exact-json.js';
import type { Exchange } from '../harness/exchange.js';

const { operations } = loadContract();

/** An operation of the latest edition. */
export function operation(operationId: string): Operation {
  const found = operations.find((one) => one.operationId === operationId);
  if (!found) throw new Error(`There is no operation ${operationId}.`);
  return found;
}

/** An exchange in which a server answered `text`. */
export function exchangeOf(
  operationId: string,
  status: number,
  text: string,
  headers: Record<string, string> = { 'content-type': 'application/json' },
): Exchange {
  const { method, path } = operation(operationId);
  let json: Exchange['json'];
  try {
    json = parseExact(text);
  } catch {
    json = undefined;
  }
  return {
    operation: operation(operationId),
    status,
    headers,
    text,
    json,
    request: { method, url: `http://127.0.0.1${path}`, headers: {}, body: null },
    response: { status, headers, body: text, milliseconds: 1 },
  };
}

/** A refusal with an error code. */
export const refusalOf = (operationId: string, status: number, code: string): Exchange =>
  exchangeOf(operationId, status, JSON.stringify({ error_code: code, error_msg: 'No.' }));

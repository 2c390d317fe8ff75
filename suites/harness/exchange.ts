import type { Operation } from '../../spec/contract.js';
import { isJsonObject, type Json } from '../../spec/exact-json.js';
import type { ReceivedResponse, SentRequest } from '../results/run.js';
import type { WireRequest } from './authentication/wire-request.js';
import type { Credentials } from './credentials.js';

/** What goes into a request; whatever is absent is left out of it. */
export interface CallInput {
  path?: Record<string, string>;
  query?: Record<string, string>;
  /** A JSON value, sent as `application/json`. */
  body?: Json;
  /** Text sent as it stands instead of `body`. */
  rawBody?: string;
  /** Sends the body in chunks, without its length. */
  chunked?: boolean;
  /** Replaces or, with `null`, removes headers. */
  headers?: Record<string, string | null>;
  /** Another method than the operation's. */
  method?: string;
  /** Who asks, instead of the caller who certifies. */
  credentials?: Credentials;
  /** Changes the request after it was given its token or signature: to tamper with it, or to send an earlier one. */
  tamper?(sent: WireRequest): WireRequest;
}

/** One request and its response, in full for the oracles and without secrets for the reports. */
export interface Exchange {
  operation: Operation;
  status: number;
  headers: Record<string, string>;
  /** The whole text of the body. */
  text: string;
  /** The parsed body; `undefined` when it is empty or no JSON. */
  json: Json | undefined;
  /** What is in the way of parsing the body, as the object of a sentence; absent when it is plainly no JSON. */
  problem?: string;
  request: SentRequest;
  response: ReceivedResponse;
}

export const isAccepted = ({ status }: Exchange): boolean => status >= 200 && status < 300;

/** The `error_code` of a refusal, if it has one. */
export function errorCode({ json }: Exchange): string | undefined {
  const code = isJsonObject(json) ? json.error_code : undefined;
  return typeof code === 'string' ? code : undefined;
}

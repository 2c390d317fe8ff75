import { Readable } from 'node:stream';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import type { Operation } from '../../spec/contract.js';
import { parseExact, stringifyExact } from '../../spec/exact-json.js';
import { BODY_LIMIT } from '../results/run.js';
import type { CallInput, Exchange } from './exchange.js';
import { NetworkError, reasonOf } from './network-error.js';
import type { Redactor } from './redactor.js';

export interface ClientOptions {
  endpoint: string;
  token: string | undefined;
  /** Milliseconds for one request, from connecting to the last byte. */
  timeout: number;
  connections: number;
  redactor: Redactor;
  /** Refuses, as a defect of ours, to send anything but GET. */
  readOnly: boolean;
  signal: AbortSignal;
  onExchange?(exchange: Exchange): void;
}

/** Responses beyond this size are not read, in bytes. */
const RESPONSE_CEILING = 32 * 1024 * 1024;

/** How often a request is sent again when the server says that it is busy, and how long to wait at most. */
const BUSY_RETRIES = 3;
const BUSY_WAIT = 5_000;

/** Sends requests to one endpoint over a keep-alive pool. */
export class Client {
  readonly #dispatcher: Dispatcher;
  readonly #base: string;
  requests = 0;

  constructor(readonly options: ClientOptions) {
    const pool = {
      connections: options.connections,
      headersTimeout: options.timeout,
      bodyTimeout: options.timeout,
      connect: { timeout: options.timeout },
      pipelining: 1,
    };
    this.#dispatcher = isLoopback(options.endpoint) ? new Agent(pool) : new EnvHttpProxyAgent(pool);
    this.#base = options.endpoint.replace(/\/+$/, '');
  }

  /**
   * Sends one request and reads the whole answer.
   *
   * @param signal interrupts the request; that of the run unless given
   * @throws {NetworkError} when no HTTP answer arrives
   */
  async send(operation: Operation, input: CallInput = {}, signal = this.options.signal): Promise<Exchange> {
    for (let attempt = 0; ; attempt += 1) {
      const exchange = await this.#once(operation, input, signal);
      if (!isBusy(exchange) || attempt >= BUSY_RETRIES) {
        this.options.onExchange?.(exchange);
        return exchange;
      }
      await delay(Math.min(BUSY_WAIT, retryAfter(exchange)), signal);
    }
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
  }

  async #once(operation: Operation, input: CallInput, signal: AbortSignal): Promise<Exchange> {
    const { redactor, token, timeout } = this.options;
    const path = pathOf(operation, input);
    const body = input.rawBody ?? (input.body === undefined ? undefined : stringifyExact(input.body));
    const method = input.method ?? operation.method;
    const headers = headersOf(method, token, body, input.headers);
    if (this.options.readOnly && method !== 'GET') {
      throw new Error(`${method} ${operation.path} must not be sent in the scope read-only.`);
    }
    const started = performance.now();
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
    this.requests += 1;
    try {
      const answer = await this.#dispatcher.request({
        origin: new URL(this.#base).origin,
        path: new URL(this.#base).pathname.replace(/\/$/, '') + path,
        method: method as Dispatcher.HttpMethod,
        headers,
        body: body !== undefined && input.chunked ? Readable.from([Buffer.from(body)]) : (body ?? null),
        signal: deadline,
      });
      const text = await read(answer.body);
      const received = Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name, String(value ?? '')]),
      );
      return {
        operation,
        status: answer.statusCode,
        headers: received,
        text,
        json: parseOrNothing(text),
        request: {
          method,
          url: redactor.text(this.#base + path),
          headers: redactor.headers(headers),
          body: body === undefined ? null : redactor.text(body),
        },
        response: {
          status: answer.statusCode,
          headers: redactor.headers(received),
          body: redactor.text(text).slice(0, BODY_LIMIT),
          milliseconds: Math.round(performance.now() - started),
        },
      };
    } catch (error) {
      if (error instanceof NetworkError) throw error;
      const late = deadline.aborted && !signal.aborted;
      const reason = late ? 'timeout' : signal.aborted ? 'aborted' : reasonOf(error);
      const what = `${method} ${redactor.text(this.#base + path)}`;
      throw new NetworkError(reason, `${what}: ${EXPLAINED[reason]}`, { cause: error });
    }
  }
}

const EXPLAINED: Record<NetworkError['reason'], string> = {
  refused: 'the connection was refused',
  unresolved: 'the host name could not be resolved',
  timeout: 'no complete answer arrived in time',
  reset: 'the connection broke before the answer was complete',
  'not-http': 'what came back is not HTTP',
  'too-large': 'the answer is larger than 32 MB',
  tls: 'the TLS connection could not be established',
  busy: 'the server stayed busy',
  aborted: 'the run was interrupted',
};

async function read(body: Dispatcher.ResponseData['body']): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += (chunk as Buffer).length;
    if (size > RESPONSE_CEILING) throw new NetworkError('too-large', EXPLAINED['too-large']);
    chunks.push(chunk as Buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parseOrNothing(text: string) {
  try {
    return parseExact(text);
  } catch {
    return undefined;
  }
}

function pathOf(operation: Operation, { path = {}, query = {} }: CallInput): string {
  const route = operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = path[name];
    if (value === undefined) throw new Error(`${operation.operationId} was called without ${name}.`);
    return encodeURIComponent(value);
  });
  const search = new URLSearchParams(query).toString();
  return search === '' ? route : `${route}?${search}`;
}

/** Methods whose requests have a Content-Type also without a body, as the table of headers demands. */
const WRITING = new Set(['POST', 'PUT']);

function headersOf(
  method: string,
  token: string | undefined,
  body: string | undefined,
  changes: Record<string, string | null> = {},
): Record<string, string> {
  const headers: Record<string, string | null> = {
    Accept: 'application/json',
    ...(token !== undefined && { 'X-Auth-Token': token }),
    ...((body !== undefined || WRITING.has(method)) && { 'Content-Type': 'application/json' }),
    ...changes,
  };
  return Object.fromEntries(
    Object.entries(headers).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

const isBusy = ({ status, headers }: Exchange) =>
  status === 429 || (status === 503 && headers['retry-after'] !== undefined);

function retryAfter({ headers }: Exchange): number {
  const seconds = Number(headers['retry-after'] ?? '1');
  return Number.isFinite(seconds) ? seconds * 1000 : 1000;
}

/** Waits; rejects at once when the run is interrupted. */
export function delay(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(new NetworkError('aborted', EXPLAINED.aborted));
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
}

/** Whether an endpoint is on this machine. */
export function isLoopback(endpoint: string): boolean {
  const { hostname } = new URL(endpoint);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

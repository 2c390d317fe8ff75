import { Readable } from 'node:stream';
import { Agent, type Dispatcher, EnvHttpProxyAgent } from 'undici';
import type { Operation } from '../../spec/contract.js';
import { parseExact } from '../../spec/exact-json.js';
import { BODY_LIMIT } from '../results/run.js';
import { Authentication } from './authentication/authentication.js';
import type { WireRequest } from './authentication/wire-request.js';
import { delay } from './client/delay.js';
import { changed, requestOf } from './client/request-of.js';
import type { Credentials } from './credentials.js';
import type { CallInput, Exchange } from './exchange.js';
import { NetworkError, reasonOf } from './network-error.js';
import type { Redactor } from './redactor.js';

export interface ClientOptions {
  endpoint: string;
  credentials: Credentials;
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

/** An answer, and the request that it is the answer to. */
interface Sent {
  exchange: Exchange;
  request: WireRequest;
}

/** Sends requests to one endpoint over a keep-alive pool. */
export class Client {
  readonly #dispatcher: Dispatcher;
  readonly #authentication: Authentication;
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
    const { redactor, timeout } = options;
    this.#authentication = new Authentication({ dispatcher: this.#dispatcher, redactor, timeout });
    this.#base = options.endpoint.replace(/\/+$/, '');
  }

  /**
   * Sends one request and reads the whole answer.
   *
   * @param signal interrupts the request; that of the run unless given
   * @throws {NetworkError} when no HTTP answer arrives
   */
  async send(operation: Operation, input: CallInput = {}, signal = this.options.signal): Promise<Exchange> {
    const credentials = input.credentials ?? this.options.credentials;
    let renewed = false;
    for (let busy = 0; ; ) {
      const { exchange, request } = await this.#once(operation, input, signal);
      if (isBusy(exchange) && busy < BUSY_RETRIES) {
        busy += 1;
        await delay(Math.min(BUSY_WAIT, retryAfter(exchange)), signal);
      } else if (
        exchange.status === 401 &&
        !renewed &&
        (await this.#authentication.renew(request, credentials, operation.operationId))
      ) {
        renewed = true;
      } else {
        if (exchange.status === 401 && renewed) this.#authentication.didNotHelp(operation.operationId);
        this.options.onExchange?.(exchange);
        return exchange;
      }
    }
  }

  /** The request as it travels: authenticated, and after that changed where a check tampers with it. */
  async #prepare(operation: Operation, input: CallInput): Promise<WireRequest> {
    const { credentials, readOnly } = this.options;
    const request = requestOf(this.#base, operation, input);
    const authenticated = await this.#authentication.apply(request, input.credentials ?? credentials);
    const explicit = { ...authenticated, headers: changed(authenticated.headers, input.headers) };
    const sent = input.tamper?.(explicit) ?? explicit;
    if (readOnly && sent.method !== 'GET') {
      throw new Error(`${sent.method} ${operation.path} must not be sent in the scope read-only.`);
    }
    return sent;
  }

  async close(): Promise<void> {
    await this.#dispatcher.destroy();
  }

  async #once(operation: Operation, input: CallInput, signal: AbortSignal): Promise<Sent> {
    const request = await this.#prepare(operation, input);
    const { method, origin, target, body, headers } = request;
    const { redactor, timeout } = this.options;
    const started = performance.now();
    const deadline = AbortSignal.any([signal, AbortSignal.timeout(timeout)]);
    this.requests += 1;
    try {
      const answer = await this.#dispatcher.request({
        origin,
        path: target,
        method: method as Dispatcher.HttpMethod,
        headers,
        body: body !== undefined && input.chunked ? Readable.from([Buffer.from(body)]) : (body ?? null),
        signal: deadline,
      });
      const text = await read(answer.body);
      const received = Object.fromEntries(
        Object.entries(answer.headers).map(([name, value]) => [name, String(value ?? '')]),
      );
      const exchange: Exchange = {
        operation,
        status: answer.statusCode,
        headers: received,
        text,
        json: parseOrNothing(text),
        request: {
          method,
          url: redactor.text(origin + target),
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
      return { exchange, request };
    } catch (error) {
      if (error instanceof NetworkError) throw error;
      const late = deadline.aborted && !signal.aborted;
      const reason = late ? 'timeout' : signal.aborted ? 'aborted' : reasonOf(error);
      const what = `${method} ${redactor.text(origin + target)}`;
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
  identity: 'the identity service issued no token',
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

const isBusy = ({ status, headers }: Exchange) =>
  status === 429 || (status === 503 && headers['retry-after'] !== undefined);

function retryAfter({ headers }: Exchange): number {
  const seconds = Number(headers['retry-after'] ?? '1');
  return Number.isFinite(seconds) ? seconds * 1000 : 1000;
}

export { delay } from './client/delay.js';

/** Whether an endpoint is on this machine. */
export function isLoopback(endpoint: string): boolean {
  const { hostname } = new URL(endpoint);
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}

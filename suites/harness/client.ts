import { Readable } from 'node:stream';
import type { Dispatcher } from 'undici';
import type { Operation } from '../../spec/contract.js';
import { beyondParts, currentPart } from '../recording/part.js';
import { BODY_LIMIT, type SentRequest } from '../results/run.js';
import { Authentication } from './authentication/authentication.js';
import type { WireRequest } from './authentication/wire-request.js';
import { connect, type NetworkOptions } from './client/connect.js';
import { EXPLAINED } from './client/explain-reason.js';
import { hideServed } from './client/hide-served.js';
import { Pace } from './client/pace.js';
import { parseBody } from './client/parse-body.js';
import { type Base, baseOf, changed, requestOf } from './client/request-of.js';
import { retryAfter } from './client/retry-after.js';
import { unpack } from './client/unpack.js';
import { wholeAnswer } from './client/whole-answer.js';
import type { Credentials } from './credentials.js';
import type { CallInput, Exchange } from './exchange.js';
import { NetworkError, type Reason, reasonOf } from './network-error.js';
import type { Redactor } from './redactor.js';
import type { Place, Recordable } from './transcript.js';

export interface ClientOptions {
  endpoint: string;
  credentials: Credentials;
  network?: NetworkOptions | undefined;
  /** Milliseconds for one request, from connecting to the last byte. */
  timeout: number;
  connections: number;
  redactor: Redactor;
  /** Refuses, as a defect of ours, to send anything but GET. */
  readOnly: boolean;
  signal: AbortSignal;
  /** Called, and waited for, before anything but GET is sent; a request that it throws for is not sent. */
  beforeWriting?(operation: Operation, input: CallInput): Promise<void>;
  onExchange?(exchange: Exchange, place: Place, body: Recordable): void;
  /** Told of a request to which no answer came. */
  onSilence?(operationId: string, request: SentRequest, why: NetworkError, place: Place): void;
}

/** How often a request is sent again when the server says that it is busy, and how long to wait at most, in milliseconds. */
const BUSY_RETRIES = 3;
const BUSY_WAIT = 60_000;

/** A server that answered none of so many requests in a row is not asked any more. */
const SILENT = 20;

/** Reports have the beginning of a body; a secret that it is cut in is looked for in a longer one. */
const MARGIN = 20_000;

/** For requests that belong to no run. */
const NO_PART = { name: '', time: 0, take: () => [], nextRequest: () => 0 };

/** Bodies up to this length are written to the transcript as a whole, in characters. */
const LONGEST_WHOLE = 1024 * 1024;

/** An answer, and the request that it is the answer to. */
interface Sent {
  exchange: Exchange;
  request: WireRequest;
  body: Recordable;
}

/** What was tried, whether or not an answer came. */
interface Tried {
  request?: WireRequest;
}

/** Sends requests to one endpoint over a keep-alive pool. */
export class Client {
  readonly #dispatchers = new Map<string, Dispatcher>();
  readonly #authentication: Authentication;
  readonly #pace: Pace;
  readonly #base: Base;
  #unanswered = 0;
  requests = 0;
  /** Requests that were sent again because the connection broke. */
  resent = 0;

  constructor(readonly options: ClientOptions) {
    const { endpoint, network = {}, redactor, timeout } = options;
    this.#authentication = new Authentication({ dispatcherFor: this.#dispatcherFor, redactor, timeout });
    this.#pace = new Pace(network.rate);
    this.#base = baseOf(endpoint);
  }

  /** Whether the server has fallen silent: none of the last requests had any answer. */
  get isSilent(): boolean {
    return this.#unanswered >= SILENT;
  }

  /**
   * Sends one request and reads the whole answer. It is sent again where that is safe: after 429, which says that it
   * was not carried out; after 503 or a broken connection only to read.
   *
   * @param signal interrupts the request; that of the run unless given
   * @throws {NetworkError} when no HTTP answer arrives
   */
  async send(operation: Operation, input: CallInput = {}, signal = this.options.signal): Promise<Exchange> {
    const part = currentPart() ?? NO_PART;
    const place = { part, number: part.nextRequest() };
    const tried: Tried = {};
    const { onExchange, onSilence, redactor } = this.options;
    try {
      const { exchange, body } = await this.#answered(operation, input, signal, tried);
      part.time = Date.now();
      onExchange?.(exchange, place, body);
      return exchange;
    } catch (error) {
      part.time = Date.now();
      const request = tried.request ?? this.#unproven(operation, input);
      if (error instanceof NetworkError)
        onSilence?.(operation.operationId, shownRequest(request, redactor), error, place);
      throw error;
    }
  }

  /** Sends a request until there is an answer that is not only about being busy or about a token that is over. */
  async #answered(operation: Operation, input: CallInput, signal: AbortSignal, tried: Tried): Promise<Sent> {
    const credentials = input.credentials ?? this.options.credentials;
    let renewed = false;
    for (let busy = 0; ; ) {
      const sent = await this.#onceOrTwice(operation, input, signal, tried);
      const { exchange, request } = sent;
      const wait = busyFor(exchange);
      const isPatient = wait !== undefined && wait <= BUSY_WAIT && this.#pace.pause(wait);
      if (isPatient && busy < BUSY_RETRIES && isRepeatable(exchange)) {
        busy += 1;
      } else if (
        exchange.status === 401 &&
        !renewed &&
        (await this.#authentication.renew(request, credentials, operation.operationId))
      ) {
        renewed = true;
      } else {
        if (exchange.status === 401 && renewed) this.#authentication.didNotHelp(operation.operationId);
        return sent;
      }
    }
  }

  /** A connection that breaks says nothing about a request that only reads: it is sent once more. */
  async #onceOrTwice(
    operation: Operation,
    input: CallInput,
    signal: AbortSignal,
    tried: Tried,
  ): Promise<Sent> {
    try {
      return await this.#once(operation, input, signal, tried);
    } catch (error) {
      const reads = (input.method ?? operation.method) === 'GET';
      if (!reads || !(error instanceof NetworkError) || error.reason !== 'reset') throw error;
      this.resent += 1;
      return this.#once(operation, input, signal, tried);
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

  /** A request for which there is no token. */
  #unproven(operation: Operation, input: CallInput): WireRequest {
    const request = requestOf(this.#base, operation, input);
    const { kind } = input.credentials ?? this.options.credentials;
    const token = kind === 'none' ? {} : { 'X-Auth-Token': '$SMS_AUTH_TOKEN' };
    return { ...request, headers: changed({ ...request.headers, ...token }, input.headers) };
  }

  async close(): Promise<void> {
    await Promise.all([...this.#dispatchers.values()].map((dispatcher) => dispatcher.destroy()));
  }

  #dispatcherFor = (url: string): Dispatcher => {
    const { network = {}, timeout, connections } = this.options;
    const known = this.#dispatchers.get(url);
    if (known) return known;
    const dispatcher = connect(url, network, { timeout, connections });
    this.#dispatchers.set(url, dispatcher);
    return dispatcher;
  };

  async #once(operation: Operation, input: CallInput, signal: AbortSignal, tried: Tried): Promise<Sent> {
    await this.#pace.turn(signal);
    const request = await this.#prepare(operation, input);
    tried.request = request;
    const { method, origin, target, body, headers } = request;
    const { redactor, timeout, beforeWriting } = this.options;
    if (method !== 'GET') await beforeWriting?.(operation, input);
    const started = performance.now();
    this.requests += 1;
    try {
      const answer = await beyondParts(() =>
        wholeAnswer(
          this.#dispatcherFor(origin),
          {
            origin,
            path: target,
            method: method as Dispatcher.HttpMethod,
            headers,
            body: body !== undefined && input.chunked ? Readable.from([Buffer.from(body)]) : (body ?? null),
          },
          signal,
          timeout,
        ),
      );
      const { status, headers: received, bytes } = answer;
      const coding = received['content-encoding'];
      const parsed = parseBody(coding === undefined ? { bytes } : await unpack(bytes, coding));
      this.#unanswered = 0;
      hideServed(redactor, operation.operationId, parsed.json);
      const whole = parsed.text.length <= LONGEST_WHOLE ? redactor.served(parsed.text) : undefined;
      const exchange: Exchange = {
        operation,
        status,
        headers: received,
        ...parsed,
        request: shownRequest(request, redactor),
        response: {
          status,
          headers: redactor.headers(received),
          body: whole?.slice(0, BODY_LIMIT) ?? shown(parsed.text, redactor),
          milliseconds: Math.round(performance.now() - started),
        },
      };
      return { exchange, request, body: { whole } };
    } catch (error) {
      const own = error instanceof NetworkError ? error.reason : reasonOf(error);
      const reason: Reason = own !== 'aborted' ? own : signal.aborted ? 'aborted' : 'timeout';
      if (reason !== 'aborted') this.#unanswered += 1;
      const why = error instanceof NetworkError && reason === own ? error.message : EXPLAINED[reason];
      throw new NetworkError(reason, `${method} ${redactor.text(origin + target)}: ${why}`, { cause: error });
    }
  }
}

const shownRequest = (
  { method, origin, target, headers, body }: WireRequest,
  redactor: Redactor,
): SentRequest => ({
  method,
  url: redactor.text(origin + target),
  headers: redactor.headers(headers),
  body: body === undefined ? null : redactor.text(body),
});

/** The beginning of a body, for reports. Where it is cut, nothing of a secret may be left. */
function shown(text: string, redactor: Redactor): string {
  const cut = text.length > BODY_LIMIT + MARGIN ? `${text.slice(0, BODY_LIMIT + MARGIN)}…` : text;
  return redactor.served(cut).slice(0, BODY_LIMIT);
}

/** How long the server says that it is busy, in milliseconds; `undefined` when it does not. */
function busyFor({ status, headers }: Exchange): number | undefined {
  const wait = headers['retry-after'];
  const isBusy = status === 429 || (status === 503 && wait !== undefined);
  return isBusy ? retryAfter(wait, Date.now()) : undefined;
}

const isRepeatable = ({ status, request }: Exchange) => status === 429 || request.method === 'GET';

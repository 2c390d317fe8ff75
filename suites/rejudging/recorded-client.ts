import type { Operation } from '../../spec/contract.js';
import { signRequest } from '../harness/authentication/sign-request.js';
import type { WireRequest } from '../harness/authentication/wire-request.js';
import { type Base, baseOf, changed, requestOf } from '../harness/client/request-of.js';
import type { ClientOptions } from '../harness/client.js';
import type { Context } from '../harness/context.js';
import type { Credentials } from '../harness/credentials.js';
import type { CallInput, Exchange } from '../harness/exchange.js';
import { NetworkError, type Reason } from '../harness/network-error.js';
import type { ExchangeLine } from '../recording/line.js';
import { currentPart } from '../recording/part.js';
import type { PartRecord, Position } from '../recording/part-record.js';
import { parsed } from '../recording/recording.js';
import { requestKey } from '../recording/request-key.js';
import { BODY_LIMIT, type SentRequest } from '../results/run.js';
import { Abridged, NotRecorded } from './not-recorded.js';
import { RecordedPart } from './recorded-part.js';

/** Told of what cannot be answered. */
export interface Gaps {
  /** A request that the check did not send in the run. */
  notRecorded(check: string, request: SentRequest): void;
  /**
   * An answer of which the transcript has only the beginning.
   *
   * @returns whether something is judged by it
   */
  abridged(check: string, operationId: string, line: number): boolean;
}

/** Answers what checks send from the transcript of a run. */
export class RecordedClient implements Pick<Context['client'], 'options' | 'send' | 'requests' | 'isSilent'> {
  requests = 0;
  readonly isSilent = false;
  readonly #base: Base;

  constructor(
    readonly options: ClientOptions,
    private readonly read: (position: Position) => ExchangeLine,
    private readonly gaps: Gaps,
  ) {
    this.#base = baseOf(options.endpoint);
  }

  /** @throws {NetworkError} where no answer arrived in the run */
  async send(operation: Operation, input: CallInput = {}): Promise<Exchange> {
    const part = currentPart();
    if (!(part instanceof RecordedPart)) throw new Error('A request belongs to no part of a recorded run.');
    const request = this.#prepare(operation, input);
    if (request.method !== 'GET') await this.options.beforeWriting?.(operation, input);
    this.requests += 1;
    const sent = this.#shown(request);
    const position = part.record.take(requestKey(sent));
    if (!position) throw this.#missing(part.name, part.record, sent);
    const line = this.read(position);
    part.time = Date.parse(line.at);
    const { response, error, problem } = line;
    if (!response) throw new NetworkError(error?.reason ?? 'reset', error?.message ?? 'no answer arrived');
    const isAbridged = line.cut !== undefined;
    if (isAbridged && this.gaps.abridged(part.name, operation.operationId, position.line)) {
      throw new Abridged(`line ${position.line} of the transcript has only the beginning of the answer`);
    }
    const { status, headers, body: text } = response;
    return {
      operation,
      status,
      headers,
      text,
      json: isAbridged ? {} : problem === undefined ? parsed(text) : undefined,
      ...(problem !== undefined && { problem }),
      request: line.request,
      response: { ...response, body: text.slice(0, BODY_LIMIT) },
    };
  }

  #prepare(operation: Operation, input: CallInput): WireRequest {
    const { credentials, readOnly } = this.options;
    const request = requestOf(this.#base, operation, input);
    const proof = proofOf(request, input.credentials ?? credentials);
    const explicit = { ...request, headers: changed({ ...request.headers, ...proof }, input.headers) };
    const sent = input.tamper?.(explicit) ?? explicit;
    if (readOnly && sent.method !== 'GET')
      throw new Error(`${sent.method} ${operation.path} must not be sent in the scope read-only.`);
    return sent;
  }

  #shown({ method, origin, target, headers, body }: WireRequest): SentRequest {
    const { redactor } = this.options;
    return {
      method,
      url: redactor.text(origin + target),
      headers: redactor.headers(headers),
      body: body === undefined ? null : redactor.text(body),
    };
  }

  /** What a check that was ended from outside goes on with is what ended it. */
  #missing(check: string, record: PartRecord, request: SentRequest): Error {
    const ended = record.given('ended', 1) as { reason?: Reason; message: string } | undefined;
    if (ended?.reason) return new NetworkError(ended.reason, ended.message);
    if (ended) return new Error(ended.message);
    this.gaps.notRecorded(check, request);
    return new NotRecorded(`the transcript has no answer to ${request.method} ${pathOf(request.url)}`);
  }
}

/** The headers that prove who asks. */
function proofOf(request: WireRequest, credentials: Credentials): Record<string, string> {
  switch (credentials.kind) {
    case 'none':
      return {};
    case 'token':
      return { 'X-Auth-Token': credentials.token };
    case 'password':
      return { 'X-Auth-Token': '$SMS_AUTH_TOKEN' };
    case 'key':
      return signRequest(request, credentials, 0);
  }
}

const pathOf = (url: string): string => url.replace(/^\w+:\/\/[^/]*/, '');

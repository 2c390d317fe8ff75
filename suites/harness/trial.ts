import { pardonStatus } from '../../spec/contradictions.js';
import { statusesOf } from '../../spec/errors.js';
import { type Json, stringifyExact } from '../../spec/exact-json.js';
import type { Source } from '../../spec/source.js';
import { type Context, operationOf } from './context.js';
import { excerpt } from './excerpt.js';
import { type CallInput, type Exchange, errorCode, isAccepted } from './exchange.js';
import { whyOutside } from './outside-profile.js';
import { patienceFor, pauseFor } from './pause.js';
import { whyFull } from './quotas.js';

/** What a refusal of a situation looks like. */
export interface Refusal {
  /** The codes that name the situation; any code of the error table when absent. */
  codes?: readonly string[];
  /** Statuses beside 400 that the documents give to the situation. */
  statuses?: readonly number[];
}

export interface Expectation {
  ok: boolean;
  message: string;
  expected: Json;
  received: Json;
  exchange?: Exchange | undefined;
  source?: Source;
  /** The contradiction that decides the case. */
  reading?: string;
}

/**
 * One execution of a check: sends requests, remembers the steps, lets the oracle judge every response and
 * records what the check finds out.
 */
export class Trial {
  readonly steps: string[] = [];

  constructor(
    readonly context: Context,
    /** Names the case in failure ids. */
    readonly label: string,
  ) {}

  /**
   * Sends a request; the response is judged by the contract. Throws `Unproven` or `OutsideProfile` where the answer
   * says that nothing can be shown: the operation is not offered, or the account is full.
   */
  async call(operationId: string, input: CallInput = {}): Promise<Exchange> {
    const exchange = await this.callAtLimit(operationId, input);
    const reason = whyOutside(this.context.profile, exchange) ?? (await whyFull(exchange, this.#send));
    if (reason) {
      this.context.world.notOffered(this, operationId);
      throw reason;
    }
    return exchange;
  }

  /** The same for a check that fills the account itself. */
  async callAtLimit(operationId: string, input: CallInput = {}): Promise<Exchange> {
    const exchange = await this.#send(operationId, input);
    this.context.oracle.judge(exchange, this.steps, this.label);
    this.#remember(exchange);
    return exchange;
  }

  /** Sends a request whose answer belongs to no operation, such as one with a foreign method. */
  async callUnjudged(operationId: string, input: CallInput = {}): Promise<Exchange> {
    const exchange = await this.#send(operationId, input);
    this.#remember(exchange);
    return exchange;
  }

  expect(requirement: string, expectation: Expectation): boolean {
    const { ok, message, expected, received, exchange, source, reading } = expectation;
    if (ok) {
      this.context.recorder.pass(requirement, reading);
    } else {
      const steps = exchange ? this.steps.slice(0, -1) : this.steps;
      const found = { message, expected, received, exchange, steps, label: this.label };
      this.context.recorder.deviate(requirement, source ? { ...found, source } : found);
    }
    return ok;
  }

  /** Requires that a request was accepted. */
  expectAccepted(requirement: string, exchange: Exchange, why: string): boolean {
    return this.expect(requirement, {
      ok: isAccepted(exchange),
      message: `${exchange.operation.operationId} refused ${why} with ${summary(exchange)}.`,
      expected: 200,
      received: exchange.status,
      exchange,
    });
  }

  /** Requires that a request was refused, and refused for the right reason. */
  expectRefused(requirement: string, exchange: Exchange, why: string, refusal: Refusal = {}): boolean {
    const { codes = [], statuses = [] } = refusal;
    const name = exchange.operation.operationId;
    const code = errorCode(exchange);
    const named = codes.length > 0 ? ` with ${codes[0]}` : '';
    if (exchange.status < 400 || exchange.status > 499) {
      return this.expect(requirement, {
        ok: false,
        message: `${name} ${isAccepted(exchange) ? 'accepted' : 'did not refuse'} ${why} (status ${exchange.status}); ${this.#documented(requirement, named)}.`,
        expected: codes.length > 0 ? [...codes] : 400,
        received: code ?? exchange.status,
        exchange,
      });
    }
    const byStatus = statuses.includes(exchange.status);
    const byCode = codes.length === 0 || (code !== undefined && codes.includes(code));
    return this.expect(requirement, {
      ok: byStatus || (byCode && fits(code, exchange.status)),
      message: `${name} refused ${why} with ${summary(exchange)}; documented is 400${named}.`,
      expected: codes.length > 0 ? [...codes] : 400,
      received: code ?? exchange.status,
      exchange,
    });
  }

  /** Repeats a look at the server until it shows what it should, for as long as a server may need to settle. */
  async eventually<T>(look: () => Promise<T>, settled: (seen: T) => boolean): Promise<T> {
    const { patience } = this.context;
    const begin = performance.now();
    const isOver = patienceFor(patience.settlingTime());
    for (let pause = 20; ; pause = Math.min(pause * 2, 400)) {
      const seen = await look();
      if (settled(seen)) {
        patience.rewarded(performance.now() - begin);
        return seen;
      }
      if (isOver()) {
        patience.disappointed();
        return seen;
      }
      await pauseFor(pause, this.context.signal);
    }
  }

  /** A `should` is a limit whose consequence the documents leave open. */
  #documented(requirement: string, named: string): string {
    return this.context.recorder.levelOf(requirement) === 'should'
      ? 'the documents do not allow it'
      : `a refusal${named} is documented`;
  }

  readonly #send = (operationId: string, input: CallInput): Promise<Exchange> =>
    this.context.client.send(operationOf(this.context, operationId), input);

  #remember({ request, response }: Exchange): void {
    const body = request.body === null ? '' : ` ${excerpt(request.body, LONGEST)}`;
    this.steps.push(
      `${request.method} ${request.url}${body} -> ${response.status} ${excerpt(response.body, LONGEST)}`.trim(),
    );
  }
}

/** What a step shows of a body, in characters. */
const LONGEST = 200;

/** Whether a code that names the situation comes with its own status, or with one that fits it as well. */
function fits(code: string | undefined, status: number): boolean {
  if (status === 400 || code === undefined || statusesOf(code).length === 0) return true;
  return FITTING.includes(status) && pardonStatus(code, status) !== undefined;
}

/** A conflict with what is there, and a well-formed request without a sense. */
const FITTING = [409, 422];

/** Status and error code of an answer in a few words. */
export function summary(exchange: Exchange): string {
  const code = errorCode(exchange);
  return code === undefined ? `status ${exchange.status}` : `status ${exchange.status} and ${code}`;
}

/** A value as it stands in a sentence. */
export const show = (value: unknown): string => excerpt(stringifyExact(value), 100);

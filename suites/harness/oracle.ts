import { responseConstraints } from '../../spec/constraints.js';
import type { Contract, Operation } from '../../spec/contract.js';
import { pardon, pardonStatus } from '../../spec/contradictions.js';
import { statusesOf } from '../../spec/errors.js';
import { isJsonObject, type Json, stringifyExact } from '../../spec/exact-json.js';
import type { Schema } from '../../spec/schema.js';
import { isListedRefusal } from '../../spec/statuses.js';
import { documentedResponse, Validators, type Violation } from '../../spec/validators.js';
import { BODY_LIMIT } from '../results/run.js';
import { ConditionOracle } from './condition-oracle.js';
import { excerpt } from './excerpt.js';
import { type Exchange, errorCode } from './exchange.js';
import { ListOracle } from './list-oracle.js';
import { ObservedConstraints } from './observed-constraints.js';
import type { Recorder } from './recorder.js';
import { RESOURCES } from './resources.js';

/** Creating operations, for which the status table gives 201 although their own section gives 200. */
const CREATING = new Set(Object.values(RESOURCES).map(({ create }) => create));

/** The codes of the gateway in front of the service, which the error table leaves to another document. */
const GATEWAY = /^APIGW\./;

/** Judges every response by the contract, whatever the request was for. */
export class Oracle {
  readonly #validators: Validators;
  readonly #conditions: ConditionOracle;
  readonly #lists: ListOracle;
  readonly #constraints = new Map<string, Documented>();

  constructor(
    private readonly contract: Contract,
    private readonly recorder: Recorder,
  ) {
    this.#validators = new Validators(contract);
    this.#conditions = new ConditionOracle(contract, recorder);
    this.#lists = new ListOracle(recorder);
  }

  /**
   * Checks status, content type, body and error code of a response, and records each under its requirement.
   *
   * @param label tells the case apart from others of the same requirement
   */
  judge(exchange: Exchange, steps: readonly string[], label: string): void {
    const { operation, status } = exchange;
    const name = operation.operationId;
    const record = (id: string, ok: boolean, message: string, expected: Json, received: Json) => {
      if (ok) this.recorder.pass(id);
      else this.recorder.deviate(id, { message, expected, received, exchange, steps, label });
    };
    const expected = expectedStatuses(operation);
    record(
      `${name}.status`,
      expected.includes(status) || isListedRefusal(status),
      `${name} answered status ${status}; documented are ${expected.join(', ')} and the refusals of the status table.`,
      expected,
      status,
    );
    if (status === 429) {
      const wait = exchange.headers['retry-after'];
      const message = `${name} answered 429 without Retry-After.`;
      record('retry-after', wait !== undefined, message, 'Retry-After', wait ?? null);
    }
    if (status >= 500 || (status >= 300 && status < 400)) return;
    const documented = documentedResponse(operation, status) ?? documentedResponse(operation, 200);
    const opaque = documented?.schema?.type === 'string';
    if (exchange.text !== '') {
      const type = exchange.headers['content-type'] ?? '';
      const several = type.includes(',');
      record(
        `${name}.content-type`,
        !several && (/\bjson\b/i.test(type) || (opaque && /^text\/plain/i.test(type))),
        `${name} answered a body with the Content-Type "${type}" instead of application/json.`,
        'application/json',
        type,
      );
    }
    if (!documented?.schema) return;
    if (opaque) this.#judgeOpaque(exchange, documented.status, steps, label);
    else this.#judgeBody(exchange, documented.status, documented.schema, steps, label);
    if (status < 300) {
      this.#conditions.judge(exchange, Number(documented.status), steps, label);
      this.#lists.judge(exchange, steps, label);
    }
    if (status >= 400) this.#judgeCode(exchange, steps, label);
  }

  /** A result without fields: a nameless String in the table, an empty object in the examples. */
  #judgeOpaque(exchange: Exchange, status: string, steps: readonly string[], label: string): void {
    const name = exchange.operation.operationId;
    const id = `${name}.response.${status}.type`;
    const { json, text, problem } = exchange;
    const html = /^\s*<(!doctype|html)/i.test(text);
    if (typeof json === 'string' || isJsonObject(json) || (json === undefined && !html && !problem)) {
      const literal = typeof json === 'string' || json === undefined;
      this.recorder.pass(id, literal && text !== '' ? 'opaque-answers: string' : 'opaque-answers: object');
      return;
    }
    const message = `${name} answered ${problem ?? excerpt(text, LONGEST)} where a string or an empty object is documented.`;
    this.recorder.deviate(id, {
      message,
      expected: '{}',
      received: json ?? text,
      exchange,
      steps,
      label,
    });
  }

  #judgeBody(
    exchange: Exchange,
    status: string,
    schema: Schema,
    steps: readonly string[],
    label: string,
  ): void {
    const { operation, json, text, problem } = exchange;
    const name = operation.operationId;
    const prefix = `${name}.response.${status}`;
    if (json === undefined) {
      const answered = problem ?? (text === '' ? 'no body' : excerpt(text, LONGEST));
      const message = `${name} answered ${answered} where JSON is documented.`;
      this.recorder.deviate(`${prefix}.type`, {
        message,
        expected: 'object',
        received: text.slice(0, BODY_LIMIT),
        exchange,
        steps,
        label,
      });
      return;
    }
    const broken = new Set<string>();
    const { paths, observed } = this.#documented(operation, status, schema);
    const judged = status === '4XX' ? exchange.status : Number(status);
    for (const violation of this.#validators.response(operation, judged)(json)) {
      const { path, keyword } = paths.has(violation.path) ? violation : ofMap(violation);
      const id = `${prefix}${path === '' ? '' : `.${path}`}.${keyword}`;
      if (broken.has(id)) continue;
      const reading = pardonOf(id, violation);
      if (reading) {
        this.recorder.pass(id, reading);
        continue;
      }
      broken.add(id);
      this.recorder.deviate(id, {
        message: sentence(name, violation),
        expected: violation.expected,
        received: violation.received ?? null,
        exchange,
        steps,
        label,
        source: violation.source,
      });
    }
    for (const { constraints } of observed.in(json)) {
      if (!constraints.ids.some((id) => broken.has(id))) constraints.passed += 1;
      else for (const id of constraints.ids) if (!broken.has(id)) this.recorder.pass(id);
    }
  }

  #judgeCode(exchange: Exchange, steps: readonly string[], label: string): void {
    const name = exchange.operation.operationId;
    const id = `${name}.error-code`;
    const code = errorCode(exchange);
    const { status } = exchange;
    if (code === undefined) return;
    const report = (message: string, expected: Json) =>
      this.recorder.deviate(id, { message, expected, received: code, exchange, steps, label });
    const statuses = statusesOf(code);
    if (GATEWAY.test(code)) {
      this.recorder.pass(id, 'gateway code');
    } else if (statuses.length === 0) {
      // What stands in front of the service may have codes of its own, too.
      if (!code.startsWith('SMS.') && pardonStatus(code, status)) this.recorder.pass(id, 'gateway code');
      else report(`${name} answered the error code ${code}, which the error table does not contain.`, null);
    } else if (statuses.includes(status)) {
      this.recorder.pass(id);
    } else if (pardonStatus(code, status)) {
      this.recorder.pass(id, pardonStatus(code, status));
    } else {
      const given = statuses.join(' or ');
      report(`${name} answered ${code} with status ${status}; the error table gives it ${given}.`, [
        ...statuses,
      ]);
    }
  }

  #documented(operation: Operation, status: string, schema: Schema): Documented {
    const key = `${operation.operationId}.${status}`;
    const known = this.#constraints.get(key);
    if (known) return known;
    const ids = new Map<string, string[]>();
    for (const { path, id } of responseConstraints(this.contract, operation).get(status) ?? [])
      ids.set(path, [...(ids.get(path) ?? []), id]);
    const observed = new ObservedConstraints(schema, this.contract.schemas, (path) =>
      this.recorder.tally(ids.get(path) ?? []),
    );
    const documented = { paths: new Set(ids.keys()), observed };
    this.#constraints.set(key, documented);
    return documented;
  }
}

/** What is documented of the body of an answer. */
interface Documented {
  /** The fields that constraints name. */
  paths: ReadonlySet<string>;
  observed: ObservedConstraints;
}

/** The values of a map have no rows of their own: one of another kind makes the map another one. */
const ofMap = ({ path }: Violation) => ({ path: path.replace(/\.[^.]*$/, ''), keyword: 'type' });

/** A null that the type of the field may be is no violation of its other limits either. */
function pardonOf(id: string, { keyword, received }: Violation): string | undefined {
  const asNull = received === null && keyword !== 'type' ? id.replace(/[^.]+$/, 'type') : id;
  return pardon(asNull, received);
}

const expectedStatuses = (operation: Operation): number[] => {
  const documented = operation.responses.map(({ status }) => Number(status)).filter((status) => status < 300);
  return CREATING.has(operation.operationId) ? [...documented, 201] : documented;
};

function sentence(operationId: string, { path, keyword, expected, received }: Violation): string {
  const field = path === '' ? 'the body' : path;
  if (keyword === 'required') return `${operationId} answered without ${field}.`;
  const documented = Array.isArray(expected) ? expected.map(String).join(', ') : String(expected);
  return `${operationId} answered ${field} = ${excerpt(stringifyExact(received), LONGEST)}; documented is ${keyword} ${documented}.`;
}

/** What a message shows of an answer, in characters. */
const LONGEST = 120;

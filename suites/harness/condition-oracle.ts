import { type BrokenCondition, ConditionValidators, type Judge } from '../../spec/condition-validators.js';
import { type Condition, conditionsOf } from '../../spec/conditions.js';
import type { Contract, Operation } from '../../spec/contract.js';
import { undecidedBy } from '../../spec/contradictions.js';
import { type Json, stringifyExact } from '../../spec/exact-json.js';
import { excerpt } from './excerpt.js';
import type { Exchange } from './exchange.js';
import type { Recorder } from './recorder.js';

/** What the conditions say of one documented response. */
interface ConditionedResponse {
  broken: Judge;
  concernedBy: ReturnType<ConditionValidators['concernedBy']>;
}

/** Judges the body of every accepted response by what its table says of single fields in words. */
export class ConditionOracle {
  readonly #validators: ConditionValidators;
  readonly #responses = new Map<string, ConditionedResponse>();
  readonly #conditions: ReadonlyMap<string, Condition>;

  constructor(
    contract: Contract,
    private readonly recorder: Recorder,
  ) {
    this.#validators = new ConditionValidators(contract);
    this.#conditions = new Map(conditionsOf(contract.edition).map((condition) => [condition.id, condition]));
  }

  /**
   * Records each condition that the body is concerned by under its own id. Of those that documented examples break,
   * or that the documents leave open, it only notes whether the body does.
   *
   * @param status the documented one that the body is judged by
   */
  judge(exchange: Exchange, status: number, steps: readonly string[], label: string): void {
    const { operation, json } = exchange;
    if (json === undefined) return;
    const response = this.#responseOf(operation, status);
    const broken = new Map(
      response
        .broken(json)
        // A null is a matter of the type.
        .filter(({ received }) => received !== null)
        .map((each) => [each.id, each]),
    );
    for (const id of response.concernedBy(json)) if (!broken.has(id)) this.recorder.pass(id);
    for (const [id, each] of broken) {
      const condition = this.#conditions.get(id);
      const { received, source, level } = each;
      if (!condition) continue;
      if (level === 'may' || undecidedBy(id))
        this.recorder.pass(id, received === undefined ? 'left out' : 'another value');
      else
        this.recorder.deviate(id, {
          message: `${operation.operationId} answered ${shown(each)}, against "${condition.statement.en}"`,
          expected: claimOf(condition),
          received: received ?? null,
          exchange,
          steps,
          label,
          source,
        });
    }
  }

  #responseOf(operation: Operation, status: number): ConditionedResponse {
    const key = `${operation.operationId}.${status}`;
    const known = this.#responses.get(key);
    if (known) return known;
    const response = {
      broken: this.#validators.response(operation, status),
      concernedBy: this.#validators.concernedBy(operation, status),
    };
    this.#responses.set(key, response);
    return response;
  }
}

function shown({ path, received }: BrokenCondition): string {
  if (received === undefined) return `no ${path}`;
  return `${path} = ${excerpt(stringifyExact(received), 100)}`;
}

/** What a condition demands, as it is written. */
const claimOf = ({ then }: Condition): Json => (typeof then === 'string' ? then : { ...then });

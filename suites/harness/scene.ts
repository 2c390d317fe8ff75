import type { Operation } from '../../spec/contract.js';
import { isJsonObject, type Json, sameJson } from '../../spec/exact-json.js';
import { follows, lifecycle } from '../../spec/lifecycle.js';
import type { Arrangement, Stage } from '../arrangements/arrangement.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import { operationOf } from './context.js';
import { type CallInput, type Exchange, isAccepted } from './exchange.js';
import { differing } from './record.js';
import { show, type Trial } from './trial.js';

/**
 * An operation on its stage for many requests in a row. Valid ones may change the stage; after an invalid one was
 * refused nothing may have changed, and after one was accepted the stage is thrown away, so that what should never
 * have been stored is not read back by anybody.
 */
export class Scene {
  readonly #operation: Operation;
  readonly #arrangement: Arrangement;
  #stage: Stage | undefined;
  /** What was shown last; absent when something may have changed since. */
  #seen: Json | undefined;

  /**
   * @param arrangement that of the operation when absent
   * @param unchanged the rule that a refused request breaks when it changes something
   */
  constructor(
    private readonly trial: Trial,
    operationId: string,
    arrangement = ARRANGEMENTS[operationId],
    private readonly unchanged = 'refusal-changes-nothing',
  ) {
    if (!arrangement) throw new Error(`${operationId} has no arrangement.`);
    this.#operation = operationOf(trial.context, operationId);
    this.#arrangement = arrangement;
  }

  /** A new valid request. */
  async input(): Promise<CallInput> {
    return (await this.#ready()).input();
  }

  /** Sends a valid request, and cleans up what it created. */
  async sendValid(input: CallInput): Promise<Exchange> {
    const { stage, exchange } = await this.#send(input);
    if (!isAccepted(exchange)) return exchange;
    this.#seen = undefined;
    if (stage.accepted) await stage.accepted();
    else if (stage.usedUp) await this.#clear();
    return exchange;
  }

  /**
   * Sends an invalid request.
   *
   * @param why the request in words, for the message when a refusal changed something
   */
  async sendInvalid(input: CallInput, why: string): Promise<Exchange> {
    const stage = await this.#ready();
    this.#seen ??= await stage.observe?.();
    const before = this.#seen;
    const { exchange } = await this.#send(input);
    if (isAccepted(exchange)) {
      if (stage.accepted) await stage.accepted();
      else await this.#clear();
    } else if (before !== undefined) {
      await this.#expectUnchanged(stage, before, exchange, why);
    }
    return exchange;
  }

  async #ready(): Promise<Stage> {
    this.#stage ??= await this.#arrangement.prepare(this.trial);
    return this.#stage;
  }

  async #send(input: CallInput): Promise<{ stage: Stage; exchange: Exchange }> {
    const stage = await this.#ready();
    const created = stage.announce?.(input);
    const exchange = await this.trial.call(this.#operation.operationId, input);
    created?.(exchange);
    return { stage, exchange };
  }

  async #clear(): Promise<void> {
    this.#stage = undefined;
    this.#seen = undefined;
    await this.trial.context.world.tidy(this.trial);
  }

  async #expectUnchanged(stage: Stage, before: Json, exchange: Exchange, why: string): Promise<void> {
    const requirement = `${this.#operation.operationId}.${this.unchanged}`;
    if (!this.trial.context.recorder.has(requirement)) return;
    const after = (await stage.observe?.()) ?? null;
    const same = sameJson(before, after) || sameJson(...withoutPassing(before, after));
    if (!same) stage.adopt?.(after);
    this.trial.expect(requirement, {
      ok: same,
      message: `${this.#operation.operationId} refused ${why}, and yet something changed: ${differences(before, after)}.`,
      expected: before,
      received: after,
      exchange,
    });
    this.#seen = after;
  }
}

/** What is shown before and after, without a state that ends by itself, and the time at which it did. */
function withoutPassing(before: Json, after: Json): [Json, Json] {
  if (!isJsonObject(before) || !isJsonObject(after)) return [before, after];
  const { state: from, state_action_time: _, ...earlier } = before;
  const { state: to, state_action_time: __, ...later } = after;
  const { task, source } = lifecycle;
  const passes = [task.passes, source.passes].some((each) => follows(String(from), String(to), each));
  return passes ? [earlier, later] : [before, after];
}

function differences(before: Json, after: Json): string {
  if (!isJsonObject(before) || !isJsonObject(after)) return `${show(before)} became ${show(after)}`;
  return differing(before, after)
    .map((name) => `${name} was ${show(before[name] ?? null)} and is ${show(after[name] ?? null)}`)
    .join('; ');
}

import { setMaxListeners } from 'node:events';
import { isJsonObject, type Json, type JsonObject } from '../../spec/exact-json.js';
import { projectBody } from '../bodies/project-body.js';
import { sourceBody } from '../bodies/source-body.js';
import { minimalTaskBody } from '../bodies/task-body.js';
import { templateRecord } from '../bodies/template-body.js';
import { CREATED_KINDS, type CreatedKind } from '../results/created-kind.js';
import type { Leftover } from '../results/run.js';
import { delay } from './client.js';
import { type Context, operationOf } from './context.js';
import { curlOf } from './curl.js';
import { type CallInput, type Exchange, errorCode, isAccepted } from './exchange.js';
import { NetworkError } from './network-error.js';
import { ownName } from './own-name.js';
import { Removal } from './removal.js';
import { RESOURCES } from './resources.js';
import { stateReport } from './state-report.js';
import { summary, type Trial } from './trial.js';
import { Unproven } from './unproven.js';

interface Created {
  kind: CreatedKind;
  name: string;
  id: string | null;
  /** The check that created it. */
  by: Trial;
  /** When its removal was tried last. */
  tried?: number;
}

interface Named {
  id: string;
  name: string;
}

interface Restoring {
  by: Trial;
  operationId: string;
  input: CallInput;
}

/** Codes with which a server says that a source is not ready for a task yet. */
const NOT_READY = new Set(['SMS.6005', 'SMS.6502', 'SMS.6520']);

/** Cleaning up goes on after the run was interrupted; every request still has its time-out. */
const NEVER = new AbortController().signal;
setMaxListeners(0, NEVER);

/** In milliseconds: when a removal is tried again, how long the last ones may take, and the pause between attempts. */
const OVERDUE = 1_000;
const GONE_WITHIN = 4_000;
const BETWEEN_ATTEMPTS = 250;

/** So many objects of earlier checks are tried again after a check. */
const MOST_OVERDUE = 5;

/** How long a fresh source may take to be ready, in milliseconds. */
const READY_WITHIN = 10_000;

/** Everything that a run created at the endpoint, and the ways to remove it again. */
export class World {
  readonly #created = new Set<Created>();
  readonly #restoring: Restoring[] = [];
  readonly #ids = new Set<string>();
  #serial = 0;

  readonly #removal = new Removal(
    (operationId, input) => this.#send(operationId, input),
    () => stateReport(this.context(), 'stopped', 'replicating'),
  );

  constructor(private readonly context: () => Context) {}

  /** A name that nobody else uses, within every documented limit on names. */
  freshName(): string {
    this.#serial += 1;
    return ownName(this.context().runId, this.#serial);
  }

  /**
   * Notes that a request is about to create something. Call it before the request is sent.
   *
   * @returns notes the answer; an id in it, also in one that should have been a refusal, is remembered
   */
  announce(trial: Trial, kind: CreatedKind, name: string): (exchange: Exchange) => string | null {
    const { ledger } = this.context();
    const object: Created = { kind, name, id: null, by: trial };
    ledger.write({ event: 'create', kind, name });
    this.#created.add(object);
    return (exchange) => {
      const id = isAccepted(exchange) && isJsonObject(exchange.json) ? exchange.json.id : undefined;
      if (typeof id === 'string' && id !== '') {
        object.id = id;
        this.#ids.add(id);
        ledger.write({ event: 'created', kind, name, id });
        return id;
      }
      if (!isAccepted(exchange)) this.#created.delete(object);
      return null;
    };
  }

  /** Notes something that turned up although it was not meant to be created. */
  adopt(trial: Trial, kind: CreatedKind, name: string, id: unknown): void {
    if (typeof id !== 'string') return;
    this.#created.add({ kind, name, id, by: trial });
    this.context().ledger.write({ event: 'created', kind, name, id });
  }

  /** Whether an answer of this run gave an object the id, also when it was deleted since. */
  created = (id: Json | undefined): boolean => typeof id === 'string' && this.#ids.has(id);

  /** Registers a source. Throws `Unproven` when the server refuses it. */
  source = (trial: Trial, changes: JsonObject = {}): Promise<Named> =>
    this.#create(trial, 'source', (name) => ({ ...sourceBody(name), ...changes }));

  /** Creates a template. Throws `Unproven` when the server refuses it. */
  template = (trial: Trial, changes: JsonObject = {}): Promise<Named> =>
    this.#create(trial, 'template', (name) => ({ template: { ...templateRecord(name), ...changes } }));

  /** Creates a migration project. Throws `Unproven` when the server refuses it. */
  project = (trial: Trial, changes: JsonObject = {}): Promise<Named> =>
    this.#create(trial, 'project', (name) => ({ ...projectBody(name), ...changes }));

  async #create(trial: Trial, kind: CreatedKind, body: (name: string) => JsonObject): Promise<Named> {
    const name = this.freshName();
    const created = this.announce(trial, kind, name);
    const { create } = RESOURCES[kind];
    const exchange = await trial.call(create, { body: body(name) });
    const id = created(exchange);
    if (id === null) throw new Unproven(`${create} answered no usable ${kind}: ${summary(exchange)}.`);
    return { id, name };
  }

  /** Creates a task for a source; waits while the server says that the source is not ready. */
  async task(trial: Trial, sourceId: string, changes: JsonObject = {}): Promise<Named> {
    const deadline = performance.now() + READY_WITHIN;
    for (let pause = 50; ; pause = Math.min(2 * pause, 1000)) {
      const name = this.freshName();
      const created = this.announce(trial, 'task', name);
      const exchange = await trial.call('CreateTask', {
        body: { ...minimalTaskBody(name, sourceId), ...changes },
      });
      const id = created(exchange);
      if (id !== null) return { id, name };
      if (!NOT_READY.has(errorCode(exchange) ?? '') || performance.now() > deadline) {
        throw new Unproven(`CreateTask answered no usable task: ${summary(exchange)}.`);
      }
      await delay(pause, this.context().signal);
    }
  }

  /** Forgets an object that a check deleted itself. */
  forget(kind: CreatedKind, id: string): void {
    for (const object of this.#created) if (object.kind === kind && object.id === id) this.#forget(object);
  }

  /** Notes a request that must be sent before anything is removed that a check created. */
  restore(trial: Trial, operationId: string, input: CallInput): void {
    this.#restoring.push({ by: trial, operationId, input });
  }

  /**
   * Removes what a check created, or only one kind of it. What a server takes its time to delete is tried again after
   * later checks, and at the end.
   */
  async tidy(trial: Trial, kind?: CreatedKind): Promise<void> {
    if (kind === undefined) await this.#restore(({ by }) => by === trial);
    const mine = [...this.#created].filter(({ by }) => by === trial);
    await this.#removeAll(mine.filter((object) => kind === undefined || object.kind === kind));
    const before = performance.now() - OVERDUE;
    const overdue = [...this.#created].filter(({ tried = Number.POSITIVE_INFINITY }) => tried < before);
    await this.#removeAll(overdue.slice(0, MOST_OVERDUE));
  }

  /** Removes everything that is left, for as long as that gets on, and reports what could not be removed. */
  async tidyAll(): Promise<Leftover[]> {
    let reason = 'the server refused or ignored every way to delete it';
    try {
      await this.#restore(() => true);
      let progress = performance.now();
      for (let left = Number.POSITIVE_INFINITY; this.#created.size > 0; ) {
        await this.#removeAll([...this.#created]);
        if (this.#created.size < left) progress = performance.now();
        left = this.#created.size;
        if (performance.now() - progress > GONE_WITHIN) break;
        if (left > 0) await delay(BETWEEN_ATTEMPTS, NEVER);
      }
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      reason = error.message;
    }
    return [...this.#created].map((object) => this.#leftover(object, reason));
  }

  async #restore(isMeant: (restoring: Restoring) => boolean): Promise<void> {
    for (const each of this.#restoring.filter(isMeant)) {
      await this.#send(each.operationId, each.input);
      this.#restoring.splice(this.#restoring.indexOf(each), 1);
    }
  }

  /** One attempt for each, tasks before sources. */
  async #removeAll(objects: Created[]): Promise<void> {
    const rank = ({ kind }: Created) => CREATED_KINDS.indexOf(kind);
    for (const object of objects) object.tried = performance.now();
    for (const object of objects.sort((a, b) => rank(a) - rank(b))) {
      const { kind, name } = object;
      const id = object.id ?? (await this.#removal.findByName(kind, name));
      if (id === undefined) continue;
      object.id = id;
      if (id === null || (await this.#removal.remove(kind, id))) this.#forget(object);
    }
  }

  #forget(object: Created): void {
    const { kind, name, id } = object;
    if (id !== null) this.context().ledger.write({ event: 'removed', kind, name, id });
    this.#created.delete(object);
  }

  #send(operationId: string, input: CallInput): Promise<Exchange> {
    const context = this.context();
    return context.client.send(operationOf(context, operationId), input, NEVER);
  }

  #leftover({ kind, name, id }: Created, reason: string): Leftover {
    const base = this.context().client.options.endpoint.replace(/\/+$/, '');
    const url = `${base}${RESOURCES[kind].collection}/${id ?? `{id of ${name}}`}`;
    return {
      kind,
      id,
      name,
      reason,
      curl: curlOf({ method: 'DELETE', url, headers: { 'X-Auth-Token': '$SMS_AUTH_TOKEN' }, body: null }),
    };
  }
}

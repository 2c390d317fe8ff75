import { setMaxListeners } from 'node:events';
import type { Operation } from '../../spec/contract.js';
import type { Json, JsonObject } from '../../spec/exact-json.js';
import { projectBody } from '../bodies/project-body.js';
import { sourceBody } from '../bodies/source-body.js';
import { minimalTaskBody } from '../bodies/task-body.js';
import { templateRecord } from '../bodies/template-body.js';
import { aside, CLEAN_UP, outside } from '../recording/part.js';
import type { CreatedKind } from '../results/created-kind.js';
import type { Leftover } from '../results/run.js';
import { answerOf } from './answer-of.js';
import { awaitRemoval } from './await-removal.js';
import { type Context, operationOf } from './context.js';
import { type CallInput, type Exchange, errorCode, isAccepted } from './exchange.js';
import { leftoverOf } from './leftover.js';
import { NetworkError } from './network-error.js';
import { OthersObjects } from './others-objects.js';
import { isOurs, ownName, prefixOf } from './own-name.js';
import { patienceFor, pauseFor } from './pause.js';
import { Removal } from './removal.js';
import { type Owned, removeAll, removeOnce } from './remove-all.js';
import { RESOURCES } from './resources.js';
import { Restorations } from './restorations.js';
import { stateReport } from './state-report.js';
import { survivorsOf } from './survivors.js';
import { summary, type Trial } from './trial.js';
import { Unproven } from './unproven.js';
import { whyNot } from './why-not.js';

interface Created extends Owned {
  /** The check that created it; absent when nobody knows. */
  by?: Trial;
  /** What the ledger calls it. */
  entry: number;
}

export interface Named {
  id: string;
  name: string;
}

/** Codes with which a server says that a source is not ready for a task yet. */
const NOT_READY = new Set(['SMS.6005', 'SMS.6502', 'SMS.6520']);

/** Cleaning up goes on after the run was interrupted; every request still has its time-out. */
const NEVER = new AbortController().signal;
setMaxListeners(0, NEVER);

/** When a removal is tried again, in milliseconds. */
const OVERDUE = 1_000;

/** For a name that a run which is judged again did not give. */
const UNKNOWN_SERIAL = 36 ** 5;

/** So many objects of earlier checks are tried again after a check. */
const MOST_OVERDUE = 5;

/** How long a fresh source may take to be ready, in milliseconds. */
const READY_WITHIN = 10_000;

/** Everything that a run created at the endpoint, and the ways to remove it again. */
export class World {
  readonly #created = new Set<Created>();
  readonly #ids = new Set<string>();
  readonly #others = new OthersObjects();
  #isClearing = false;
  #serial = 0;
  #entries = 0;

  // A private member that is declared further down is not there yet.
  readonly #removal = new Removal(
    (operationId, input) => this.#send(operationId, input),
    () => stateReport(this.context(), 'stopped', 'replicating'),
    (id) => this.created(id),
  );
  readonly #restorations = new Restorations(
    (operationId, input) => this.#send(operationId, input),
    () => this.context().ledger,
  );

  constructor(private readonly context: () => Context) {}

  /** A name that nobody else uses, within every documented limit on names. */
  freshName(): string {
    const serial = outside('name', () => {
      this.#serial += 1;
      return this.#serial;
    });
    return ownName(this.context().runId, serial ?? UNKNOWN_SERIAL);
  }

  /**
   * Notes that a request is about to create something. Call it before the request is sent.
   *
   * @returns notes the answer; an id in it, also in one that should have been a refusal, is remembered
   */
  announce(trial: Trial, kind: CreatedKind, name: string): (exchange: Exchange) => string | null {
    const { ledger } = this.context();
    const entry = this.#nextEntry();
    const object: Created = { kind, name, id: null, by: trial, entry };
    ledger.write({ event: 'create', entry, kind, name });
    this.#created.add(object);
    return (exchange) => {
      const { id } = isAccepted(exchange) ? answerOf(exchange) : {};
      // An id that was there before the run belongs to somebody else, whatever the server says.
      if (typeof id === 'string' && id !== '' && !this.#others.has(kind, id) && this.#isUsable(id)) {
        object.id = id;
        this.#ids.add(id);
        ledger.write({ event: 'created', entry, kind, name, id });
        return id;
      }
      if (!isAccepted(exchange)) {
        this.#created.delete(object);
        ledger.write({ event: 'refused', entry, kind, name });
      }
      return null;
    };
  }

  /** Forgets what a check was about to create with an operation that the server does not offer. */
  notOffered(trial: Trial, operationId: string): void {
    for (const object of this.#created) {
      const { kind, name, id, by, entry } = object;
      if (by !== trial || id !== null || RESOURCES[kind].create !== operationId) continue;
      this.#created.delete(object);
      this.context().ledger.write({ event: 'refused', entry, kind, name });
    }
  }

  /** Neither a credential that the server repeats, nor dots, which in a path lead to something else. */
  #isUsable = (id: string) => !/^\.+$/.test(id) && !this.context().client.options.redactor.hides(id);

  /** Notes something that turned up although it was not meant to be created. */
  adopt(trial: Trial, kind: CreatedKind, name: string, id: unknown): void {
    if (typeof id !== 'string' || this.#others.has(kind, id) || !this.#isUsable(id)) return;
    const entry = this.#nextEntry();
    this.#created.add({ kind, name, id, by: trial, entry });
    this.context().ledger.write({ event: 'created', entry, kind, name, id });
  }

  /** Notes what was at the server before the run: nothing of it is ever changed. */
  async protectOthers(): Promise<void> {
    await whyNot(() => this.#others.note(this.#send));
  }

  /**
   * Lets nothing but a harmless request to the server: none that is about something that was there before the run,
   * and none before the ledger is on the disk.
   */
  async beforeWriting(operation: Operation, input: CallInput): Promise<void> {
    this.#others.refuse(operation, input);
    // What is removed was written down before.
    if (!this.#isClearing) await this.context().ledger.flushed();
  }

  /** Whether an answer of this run gave an object the id, also when it was deleted since. */
  created = (id: Json | undefined): boolean => typeof id === 'string' && this.#ids.has(id);

  /** Registers a source. Throws `Unproven` when the server refuses it. */
  source = (trial: Trial, changes: JsonObject = {}): Promise<Named> =>
    this.#create(trial, 'source', (name) => ({ ...sourceBody(name), ...changes }));

  /** Creates a template. Throws `Unproven` when the server refuses it. */
  template = (trial: Trial, changes: JsonObject = {}): Promise<Named> =>
    this.#create(trial, 'template', (name) => ({ template: { ...templateRecord(name), ...changes } }));

  /** Creates a template for a task, in the region of the migration project that new sources belong to. */
  templateForTask = (trial: Trial): Promise<Named> => {
    const region = this.#others.regionOfDefault;
    return this.template(trial, region === undefined ? {} : { region });
  };

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
    const isOver = patienceFor(READY_WITHIN);
    for (let pause = 50; ; pause = Math.min(2 * pause, 1000)) {
      const name = this.freshName();
      const created = this.announce(trial, 'task', name);
      const exchange = await trial.call('CreateTask', {
        body: { ...minimalTaskBody(name, sourceId), ...changes },
      });
      const id = created(exchange);
      if (id !== null) return { id, name };
      if (!NOT_READY.has(errorCode(exchange) ?? '') || isOver()) {
        throw new Unproven(`CreateTask answered no usable task: ${summary(exchange)}.`);
      }
      await pauseFor(pause, this.context().signal);
    }
  }

  /** Forgets an object that a check deleted itself. */
  forget(kind: CreatedKind, id: string): void {
    for (const object of this.#created) if (object.kind === kind && object.id === id) this.#forget(object);
  }

  /** Notes which project is to be the default one again, before anything is removed that a check created. */
  restoreDefault(trial: Trial, projectId: string): void {
    this.#restorations.note(trial, this.#nextEntry(), projectId);
  }

  /**
   * Removes what a check created, or only one kind of it. What a server takes its time to delete is tried again after
   * later checks, and at the end.
   */
  async tidy(trial: Trial, kind?: CreatedKind): Promise<void> {
    let failure: NetworkError | undefined;
    try {
      await aside(CLEAN_UP, () => this.#tidy(trial, kind));
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      failure = error;
    }
    outside('clean-up', () => failure && { reason: failure.reason, message: failure.message });
    if (failure) throw failure;
  }

  async #tidy(trial: Trial, kind: CreatedKind | undefined): Promise<void> {
    if (kind === undefined) await this.#restorations.giveBack(trial);
    const mine = [...this.#created].filter(({ by }) => by === trial);
    await this.#removeOnce(mine.filter((object) => kind === undefined || object.kind === kind));
    // A task that is still being deleted keeps its source from getting another one.
    const going = mine.filter((object) => object.kind === 'task' && this.#created.has(object));
    if (kind === 'task') await awaitRemoval(this.#removal, going, this.#forget, this.context());
    const before = performance.now() - OVERDUE;
    const overdue = [...this.#created].filter(({ tried = Number.POSITIVE_INFINITY }) => tried < before);
    await this.#removeOnce(overdue.slice(0, MOST_OVERDUE));
  }

  /**
   * Removes everything that is left, for as long as that gets on, and reports what could not be removed. What the
   * server called gone and still lists is removed once more.
   */
  async tidyAll(): Promise<Leftover[]> {
    const { endpoint } = this.context().client.options;
    this.#isClearing = true;
    let reason = await whyNot(() => this.#restorations.giveBack());
    reason ??= await removeAll(this.#removal, this.#created, this.#forget);
    if (this.#ids.size > 0) {
      reason = (await whyNot(() => this.#adoptSurvivors())) ?? reason;
      if (this.#created.size > 0) reason = await removeAll(this.#removal, this.#created, this.#forget);
    }
    await whyNot(() => this.#markLeft());
    return [
      ...this.#restorations.left(endpoint),
      ...[...this.#created].map((object) => leftoverOf(endpoint, object, reason ?? '')),
    ];
  }

  /** What is left keeps, or gets back, a name by which a later clean-up knows it. */
  async #markLeft(): Promise<void> {
    for (const { kind, id, name } of this.#created)
      if (id !== null) await this.#removal.mark(kind, id, isOurs(name) ? name : this.freshName());
  }

  async #adoptSurvivors(): Promise<void> {
    const known = new Set([...this.#created].map(({ id }) => id));
    const prefix = prefixOf(this.context().runId);
    const found = await survivorsOf(this.#send, (name) => name.startsWith(prefix));
    for (const object of found)
      if (!known.has(object.id)) this.#created.add({ ...object, entry: this.#nextEntry() });
  }

  #removeOnce(objects: Created[]): Promise<void> {
    return removeOnce(this.#removal, objects, this.#forget);
  }

  readonly #forget = (object: Created): void => {
    const { kind, name, id, entry } = object;
    this.context().ledger.write({ event: 'removed', entry, kind, name, ...(id !== null && { id }) });
    this.#created.delete(object);
  };

  #nextEntry(): number {
    this.#entries += 1;
    return this.#entries;
  }

  readonly #send = (operationId: string, input: CallInput): Promise<Exchange> => {
    const context = this.context();
    return context.client.send(operationOf(context, operationId), input, NEVER);
  };
}

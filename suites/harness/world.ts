import { setMaxListeners } from 'node:events';
import { isJsonObject, type JsonObject } from '../../spec/exact-json.js';
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
import { isOurs, ownName } from './own-name.js';
import { obeyCommand } from './play-agent.js';
import { entriesOf, pathOf, queryByName, RESOURCES } from './resources.js';
import { stateReport } from './state-report.js';
import { summary, type Trial } from './trial.js';
import { Unproven } from './unproven.js';
import { wholeList } from './whole-list.js';

interface Created {
  kind: CreatedKind;
  name: string;
  id: string | null;
  /** The check that created it. */
  by: Trial;
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

/** The codes of a refusal because an object is not there. */
const UNKNOWN = new Set(Object.values(RESOURCES).map(({ unknown }) => unknown));

/** How long a fresh source may take to be ready, in milliseconds. */
const READY_WITHIN = 10_000;

/** Everything that a run created at the endpoint, and the ways to remove it again. */
export class World {
  readonly #created = new Set<Created>();
  readonly #restoring: Restoring[] = [];
  #serial = 0;

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

  /** Removes what a check created, or only one kind of it, tasks before sources. What stays is tried again at the end. */
  async tidy(trial: Trial, kind?: CreatedKind): Promise<void> {
    if (kind === undefined) await this.#restore(({ by }) => by === trial);
    const mine = [...this.#created].filter(({ by }) => by === trial);
    await this.#removeAll(mine.filter((object) => kind === undefined || object.kind === kind));
  }

  /** Removes everything that is left and reports what could not be removed. */
  async tidyAll(): Promise<Leftover[]> {
    let reason = 'the server refused or ignored every way to delete it';
    try {
      await this.#restore(() => true);
      await this.#removeAll([...this.#created]);
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

  async #removeAll(objects: Created[]): Promise<void> {
    const rank = ({ kind }: Created) => CREATED_KINDS.indexOf(kind);
    for (const object of objects.sort((a, b) => rank(a) - rank(b))) {
      const id = object.id ?? (await this.#findByName(object));
      if (id === undefined) continue;
      object.id = id;
      if (id === null || (await this.#remove(object.kind, id))) this.#forget(object);
    }
  }

  #forget(object: Created): void {
    const { kind, name, id } = object;
    if (id !== null) this.context().ledger.write({ event: 'removed', kind, name, id });
    this.#created.delete(object);
  }

  /** The id of an object whose creation got no answer; `null` when the list does not contain it, undefined without a list. */
  async #findByName({ kind, name }: Created): Promise<string | null | undefined> {
    if (name === '') return null;
    const query = queryByName(kind, name);
    const entries =
      Object.keys(query).length > 0
        ? entriesOf(kind, await this.#send(RESOURCES[kind].list, { query }))
        : (await wholeList(kind, (...call) => this.#send(...call))).entries;
    if (!entries) return undefined;
    const found = entries.find((item) => item.name === name)?.id;
    return typeof found === 'string' ? found : null;
  }

  /** The ladder: plain deletion, then after stopping what runs, then the batch deletion. */
  async #remove(kind: CreatedKind, id: string): Promise<boolean> {
    const path = pathOf(kind, id);
    const { show, remove, removeMany } = RESOURCES[kind];
    const gone = async () => isGone(await this.#send(show, { path }));
    const { patience } = this.context();
    for (let pause = 30; pause < 2000; pause *= 3) {
      if (await this.#removed(remove, { path }, gone)) return true;
      if (kind === 'task') await this.#calmDown(id);
      if (kind === 'project') await this.#passOnDefault(id);
      if (removeMany && (await this.#removed(removeMany, { body: { ids: [id] } }, gone))) return true;
      if (patience.worn) break;
      await delay(pause, NEVER);
    }
    patience.disappointed();
    return false;
  }

  async #removed(operationId: string, input: CallInput, gone: () => Promise<boolean>): Promise<boolean> {
    const exchange = await this.#send(operationId, input);
    return (isAccepted(exchange) || isGone(exchange)) && gone();
  }

  /** The default project cannot be deleted: one that is not ours becomes it. */
  async #passOnDefault(id: string): Promise<void> {
    const { entries = [] } = await wholeList('project', (...call) => this.#send(...call));
    if (!entries.some((entry) => entry.id === id && entry.isdefault === true)) return;
    const heir = entries.find(({ name }) => !isOurs(name));
    if (heir) await this.#send('UpdateDefaultMigproject', { path: pathOf('project', String(heir.id)) });
  }

  /** Brings a task into a state in which the documents allow its deletion. */
  async #calmDown(id: string): Promise<void> {
    const { json } = await this.#send('ShowTask', { path: { task_id: id } });
    const source = isJsonObject(json) && isJsonObject(json.source_server) ? json.source_server.id : undefined;
    await this.#send('UpdateTaskStatus', { path: { task_id: id }, body: { operation: 'stop' } });
    if (typeof source !== 'string') return;
    await obeyCommand((...call) => this.#send(...call), source);
    await this.#send('UpdateCopyState', {
      path: { source_id: source },
      body: stateReport(this.context(), 'stopped', 'replicating'),
    });
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

const isGone = (exchange: Exchange): boolean =>
  exchange.status === 404 || UNKNOWN.has(errorCode(exchange) ?? '');

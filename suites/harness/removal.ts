import { isJsonObject, type Json, type JsonObject } from '../../spec/exact-json.js';
import { projectBody } from '../bodies/project-body.js';
import { templateRecord } from '../bodies/template-body.js';
import type { CreatedKind } from '../results/created-kind.js';
import { type CallInput, type Exchange, errorCode, isAccepted } from './exchange.js';
import { isOurs } from './own-name.js';
import { obeyCommand } from './play-agent.js';
import { entriesOf, pathOf, queryByName, RESOURCES, recordOf } from './resources.js';
import { wholeList } from './whole-list.js';

/** The codes of a refusal because an object is not there. */
const UNKNOWN = new Set(Object.values(RESOURCES).map(({ unknown }) => unknown));

/** Ways to remove objects that do not rely on the operations under certification. */
export class Removal {
  /**
   * @param send sends a request that nobody judges, also after an interruption
   * @param stopped the report that a source has stopped
   * @param isOwnSource whether the run registered a source: whatever the name of a task of it, it is the run's own
   */
  constructor(
    private readonly send: (operationId: string, input: CallInput) => Promise<Exchange>,
    private readonly stopped: () => CallInput['body'],
    private readonly isOwnSource: (id: Json | undefined) => boolean = () => false,
  ) {}

  /**
   * The id of an object whose creation got no answer.
   *
   * @returns `null` when the list does not contain it, undefined without a list, and for a name that others may have
   */
  async findByName(kind: CreatedKind, name: string): Promise<string | null | undefined> {
    if (!isOurs(name) && kind !== 'task') return undefined;
    const query = queryByName(kind, name);
    const entries =
      Object.keys(query).length > 0
        ? entriesOf(kind, await this.send(RESOURCES[kind].list, { query }))
        : (await wholeList(kind, this.send)).entries;
    if (!entries) return undefined;
    const alike = entries.filter((item) => item.name === name);
    const found = isOurs(name) ? alike[0] : alike.find((item) => this.isOwnSource(sourceOf(item)));
    if (typeof found?.id === 'string') return found.id;
    // Whose a task is whose source is not shown cannot be told.
    const isTold = isOurs(name) || alike.every((item) => typeof sourceOf(item) === 'string');
    return isTold ? null : undefined;
  }

  /**
   * The ladder: plain deletion, then after stopping what runs, then the batch deletion.
   *
   * @returns whether the object is gone; one that is still being deleted is not
   */
  async remove(kind: CreatedKind, id: string): Promise<boolean> {
    const path = pathOf(kind, id);
    const { remove, removeMany } = RESOURCES[kind];
    const plain = await this.send(remove, { path });
    if (isAccepted(plain) || isUnknown(plain)) {
      if (await this.isGone(kind, id)) return true;
      if (isAccepted(plain) && kind === 'task') await this.#obey(id);
    } else {
      if (kind === 'task') await this.#calmDown(id);
      if (kind === 'project') await this.#passOnDefault(id);
      if (kind === 'source') await this.#removeTaskOf(id);
    }
    if (!removeMany) return false;
    const batch = await this.send(removeMany, { body: { ids: [id] } });
    return (isAccepted(batch) || isUnknown(batch)) && this.isGone(kind, id);
  }

  /** Gives back a recognisable name to what cannot be removed and lost its own, so that it is found again later. */
  async mark(kind: CreatedKind, id: string, name: string): Promise<void> {
    const shown = await this.send(RESOURCES[kind].show, { path: pathOf(kind, id) });
    if (!isAccepted(shown) || isOurs(recordOf(kind, shown).name)) return;
    await this.send(RESOURCES[kind].rename, { path: pathOf(kind, id), body: renaming(kind, name) });
  }

  /** Whether an object is shown no more. */
  async isGone(kind: CreatedKind, id: string): Promise<boolean> {
    return isUnknown(await this.send(RESOURCES[kind].show, { path: pathOf(kind, id) }));
  }

  /** A source with a task stays. The task may be one whose creation was never answered. */
  async #removeTaskOf(id: string): Promise<void> {
    const shown = recordOf('source', await this.send(RESOURCES.source.show, { path: pathOf('source', id) }));
    const task = isJsonObject(shown.current_task) ? shown.current_task.id : undefined;
    if (typeof task === 'string' && task !== '') await this.remove('task', task);
  }

  /** The default project cannot be deleted: one that is not ours becomes it. */
  async #passOnDefault(id: string): Promise<void> {
    const { entries = [] } = await wholeList('project', this.send);
    if (!entries.some((entry) => entry.id === id && entry.isdefault === true)) return;
    const heir = entries.find(({ name }) => !isOurs(name));
    if (heir) await this.send('UpdateDefaultMigproject', { path: pathOf('project', String(heir.id)) });
  }

  /** Brings a task into a state in which the documents allow its deletion. */
  async #calmDown(id: string): Promise<void> {
    await this.send('UpdateTaskStatus', { path: { task_id: id }, body: { operation: 'stop' } });
    const source = await this.#obey(id);
    const body = this.stopped();
    if (source && body) await this.send('UpdateCopyState', { path: { source_id: source }, body });
  }

  /** Plays the agent of a task, which may be waited for; the id of its source. */
  async #obey(id: string): Promise<string | undefined> {
    const { json } = await this.send('ShowTask', { path: { task_id: id } });
    const source = isJsonObject(json) && isJsonObject(json.source_server) ? json.source_server.id : undefined;
    if (typeof source !== 'string') return undefined;
    await obeyCommand(this.send, source);
    return source;
  }
}

/** The id of the source in an entry of a list of tasks. */
const sourceOf = ({ source_server: source }: JsonObject): Json | undefined =>
  isJsonObject(source) ? source.id : undefined;

/** A body that gives another name; where a part of a record would not do, the whole record. */
function renaming(kind: CreatedKind, name: string): JsonObject {
  if (kind === 'template') return { template: templateRecord(name) };
  return kind === 'project' ? projectBody(name) : { name };
}

/** Whether an answer says that there is no such object. */
export const isUnknown = (exchange: Exchange): boolean =>
  exchange.status === 404 || UNKNOWN.has(errorCode(exchange) ?? '');

import { isJsonObject, type Json, type JsonObject } from '../../spec/exact-json.js';
import { lifecycle } from '../../spec/lifecycle.js';
import { fit } from '../bodies/fit.js';
import { operationOf } from '../harness/context.js';
import { type Exchange, isAccepted } from '../harness/exchange.js';
import { listed, lookAt } from '../harness/look.js';
import { lookForWithAgent } from '../harness/play-agent.js';
import { steadyPart } from '../harness/record.js';
import { nameIn, pathOf, queryByName } from '../harness/resources.js';
import { summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { freshId } from '../recording/part.js';
import type { CreatedKind } from '../results/created-kind.js';
import type { Arrangement, Stage } from './arrangement.js';

type Body = (trial: Trial) => JsonObject;

/** A new object of a kind; a task has a new source. */
export async function newObject(trial: Trial, kind: CreatedKind): Promise<string> {
  const { world } = trial.context;
  if (kind !== 'task') return (await world[kind](trial)).id;
  const source = await world.source(trial);
  return (await world.task(trial, source.id)).id;
}

/**
 * An operation on a new object of a kind.
 *
 * @param more `shownBy`: the operation that shows what a request changes, when the record itself does not; `shownIn`: the
 *   field of the record that shows it, and that otherwise moves by itself
 */
export const onObject = (
  kind: CreatedKind,
  body?: Body,
  more: { usedUp?: boolean; shownBy?: string; shownIn?: string } = {},
): Arrangement => ({
  scope: 'own-resources',
  async prepare(trial) {
    const { usedUp = false, shownBy, shownIn } = more;
    const id = await newObject(trial, kind);
    const path = pathOf(kind, id);
    return {
      input: () => ({ path, ...(body && { body: body(trial) }) }),
      observe: async () =>
        shownBy ? documented(trial, await trial.call(shownBy, { path })) : shown(trial, kind, id, shownIn),
      usedUp,
    };
  },
});

/** Deletes something new with every accepted request. */
export const deleting = (kind: CreatedKind, batch = false): Arrangement => ({
  scope: 'own-resources',
  async prepare(trial) {
    const id = await newObject(trial, kind);
    return {
      input: () => (batch ? { body: { ids: [id] } } : { path: pathOf(kind, id) }),
      usedUp: true,
      observe: () => shown(trial, kind, id),
    };
  },
});

/** Creates something with every accepted request. */
export function creating(trial: Trial, kind: CreatedKind, body: (name: string) => JsonObject): Stage {
  const { world } = trial.context;
  let name = '';
  return {
    input() {
      name = world.freshName();
      return { body: body(name) };
    },
    announce: (input) => world.announce(trial, kind, nameIn(kind, input.body)),
    accepted: () => world.tidy(trial, kind),
    observe: () => idsByName(trial, kind, name),
    adopt: (seen) => {
      for (const id of Array.isArray(seen) ? seen : []) world.adopt(trial, kind, name, id);
    },
  };
}

/** A body with a fresh name and only the fields that the edition has. */
export const fitted =
  (operationId: string, body: (name: string) => JsonObject): Body =>
  (trial) =>
    fitTo(trial, operationId, body(trial.context.world.freshName()));

export function fitTo(trial: Trial, operationId: string, body: JsonObject): JsonObject {
  const { requestBody } = operationOf(trial.context, operationId);
  return requestBody ? fit(body, requestBody, trial.context.contract.schemas) : body;
}

/** What the table of an answer has of it. */
function documented(trial: Trial, { operation, json = null, status }: Exchange): Json {
  const schema = operation.responses.find((each) => each.status === String(status))?.schema;
  return schema ? fit(json, schema, trial.context.contract.schemas) : json;
}

/** What a record shows, without what moves by itself but for one field. */
export async function shown(trial: Trial, kind: CreatedKind, id: string, more?: string): Promise<Json> {
  const { record, exchange } = await lookAt(trial, kind, id);
  if (!isJsonObject(exchange.json)) return null;
  const steady = steadyPart(trial, kind, record);
  return more === undefined ? steady : { ...steady, [more]: record[more] ?? null };
}

/** The objects of a name; none before a request with a fresh name, and none after its refusal. */
async function idsByName(trial: Trial, kind: CreatedKind, name: string): Promise<Json> {
  const { items } = await listed(trial, kind, queryByName(kind, name), (entry) => entry.name === name);
  // What an earlier request created may come late, and go late.
  return items.filter(({ id }) => !trial.context.world.created(id)).map(({ id }) => id ?? null);
}

/** Creates a task and has it started; throws `Unproven` when the start is refused. */
export async function startTask(trial: Trial, sourceId: string, changes: JsonObject = {}): Promise<string> {
  const { id } = await trial.context.world.task(trial, sourceId, changes);
  const path = { task_id: id };
  const start = await trial.call('UpdateTaskStatus', { path, body: { operation: 'start' } });
  if (!isAccepted(start))
    throw new Unproven(`UpdateTaskStatus refused to start a new task: ${summary(start)}.`);
  return id;
}

/** Creates and starts a task, and waits until it has begun. */
export async function startedTask(trial: Trial, sourceId: string, changes: JsonObject = {}): Promise<string> {
  const id = await startTask(trial, sourceId, changes);
  await lookForWithAgent(trial, id, sourceId, ({ record }) => record.state !== lifecycle.task.initial);
  return id;
}

/** An identifier that nothing has. */
export const unknownId = (): string => freshId();

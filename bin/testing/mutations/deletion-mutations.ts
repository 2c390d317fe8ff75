import type { JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { acceptsInstead, knowing, on, refusal, replies, swallows, takes } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const lived = breaking('lifecycle');

/** Deletions of batches, and the operations that create what they delete. */
const BATCHES: [batch: string, create: string][] = [
  ['DeleteServers', 'RegisterServer'],
  ['DeleteTasks', 'CreateTask'],
  ['DeleteTemplates', 'CreateTemplate'],
];

/** Deletions of single objects, with the code of one that is not there. */
const SINGLES: [remove: string, create: string, unknown: string, requirement: string][] = [
  ['DeleteServer', 'RegisterServer', 'SMS.7602', 'R20'],
  ['DeleteTask', 'CreateTask', 'SMS.7703', 'task-deletion'],
  ['DeleteTemplate', 'CreateTemplate', 'SMS.7101', 'DeleteTemplate.deletion'],
  ['DeleteMigproject', 'CreateMigproject', 'SMS.7301', 'DeleteMigproject.deletion'],
];

const ids = (change: (ids: string[]) => string[]) => (body: JsonObject) => ({
  ...body,
  ids: change(body.ids as string[]),
});

/** Deletes everything with each batch. */
const deletesAll = (batch: string, create: string): Mutation =>
  knowing(create, (created) =>
    takes(
      batch,
      ids(() => [...created]),
    ),
  );

/** How many objects are created before the ones that a check looks for, when some run at a time. */
const RECENT = 12;

/** Deletes with an object also those that were created last. */
const deletesMore = (remove: string, create: string): Mutation =>
  knowing(create, (created) =>
    on(remove, async (asked, forward) => {
      const id = Object.values(asked.path)[0] ?? '';
      for (const other of created.slice(-RECENT))
        if (other !== id) await forward({ ...asked, pathname: asked.pathname.replace(id, other) });
      return forward(asked);
    }),
  );

/** What deletions leave behind, and what they take with them. */
export const deletions: MutationCase[] = [
  ...BATCHES.flatMap(([batch, create]) => [
    lived(
      batch,
      'deletes the first only',
      `${batch}.R39`,
      takes(
        batch,
        ids((listed) => listed.slice(0, 1)),
      ),
    ),
    lived(
      batch,
      'deletes the last only',
      `${batch}.R39`,
      takes(
        batch,
        ids((listed) => listed.slice(-1)),
      ),
    ),
    lived(batch, 'does nothing', `${batch}.R39`, swallows(batch)),
    lived(batch, 'deletes what is not listed', `${batch}.R39`, deletesAll(batch, create)),
  ]),
  ...SINGLES.flatMap(([remove, create, unknown, requirement]) => [
    lived(remove, 'deletes others, too', requirement, deletesMore(remove, create)),
    lived(remove, 'deletes twice', requirement, acceptsInstead(remove, [unknown])),
    lived(
      remove,
      'refuses to delete anything',
      requirement,
      replies(remove, { status: 400, text: refusal('SMS.0201') }),
    ),
  ]),
  ...['DeleteTemplate', 'DeleteMigproject'].map((remove) =>
    lived(remove, 'does nothing', `${remove}.deletion`, swallows(remove)),
  ),
];

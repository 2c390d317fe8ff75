import { stringifyExact } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { isAccepted, knowing, on } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const rejected = breaking('rejections');

/** Operations that tell from their path, or from a list of ids, what they change, and those that create it. */
const CHANGES: [operation: string, create: string][] = [
  ['DeleteServers', 'RegisterServer'],
  ['DeleteServer', 'RegisterServer'],
  ['DeleteTasks', 'CreateTask'],
  ['DeleteTask', 'CreateTask'],
  ['DeleteTemplates', 'CreateTemplate'],
  ['DeleteTemplate', 'CreateTemplate'],
  ['DeleteMigproject', 'CreateMigproject'],
  ['UpdateDefaultMigproject', 'CreateMigproject'],
];

/** Does to what was created last what it refuses to do to another. */
const doesToTheLast = (operation: string, create: string): Mutation =>
  knowing(create, (created) =>
    on(operation, async (asked, forward) => {
      const answered = await forward(asked);
      const last = created.at(-1);
      if (isAccepted(answered) || last === undefined) return answered;
      const [id] = Object.values(asked.path);
      const headers = { ...asked.headers, 'content-type': 'application/json' };
      await forward(
        id === undefined
          ? { ...asked, headers, text: stringifyExact({ ids: [last] }) }
          : { ...asked, pathname: asked.pathname.replace(id, last) },
      );
      return answered;
    }),
  );

/** Refusals of operations without fields, after which something is gone or chosen. */
export const misdirected: MutationCase[] = CHANGES.map(([operation, create]) =>
  rejected(
    operation,
    'does to what was created last what it refuses',
    `${operation}.refusal-changes-nothing`,
    doesToTheLast(operation, create),
  ),
);

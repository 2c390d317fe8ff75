import type { JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import {
  all,
  answers,
  items,
  knowing,
  objectIn,
  on,
  refusal,
  refusals,
  replies,
  takes,
  without,
} from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const related = breaking('relations');
const lived = breaking('lifecycle');

/** Finds failed tasks where stopped ones are asked for. */
const failedAsStopped = on('ListTasks', async (asked, forward) => {
  if (asked.query.get('state') !== 'ABORT') return forward(asked);
  const query = new URLSearchParams(asked.query);
  query.delete('state');
  const answered = await forward({ ...asked, query });
  const tasks = ((objectIn(answered.text)?.tasks ?? []) as JsonObject[]).filter(({ state }) =>
    ['ABORT', 'MIGRATE_FAIL'].includes(String(state)),
  );
  return { ...answered, text: JSON.stringify({ count: tasks.length, tasks }) };
});

/** Shows a speed for every task since one was reported. */
const oneSpeed: Mutation = () => {
  let isReported = false;
  return all(
    takes('UpdateTaskSpeed', (body) => {
      isReported = true;
      return body;
    }),
    answers('ShowTask', (task) => (isReported ? { ...task, migrate_speed: 17.5 } : task)),
  )();
};

/** Has nothing to do for the agents of Windows sources. */
const silentToWindows: Mutation = () => {
  const windows = new Set<string>();
  return all(
    answers('RegisterServer', (answer, asked) => {
      if (objectIn(asked.text)?.os_type === 'WINDOWS') windows.add(String(answer.id));
      return answer;
    }),
    replies('ShowCommand', {}, ({ path }) => windows.has(path.server_id ?? '')),
  )();
};

/** Looks at the first of a batch only before it deletes them all. */
export const guardsFirst =
  (batch: string, guard: string, show: string, unknown: string): Mutation =>
  () => {
    const gone = new Set<string>();
    return all(
      refusals(batch, (answered, code, asked) => {
        const { ids } = objectIn(asked.text) ?? {};
        if (!Array.isArray(ids) || ids.length < 2 || code !== guard) return answered;
        for (const id of ids) gone.add(String(id));
        return { ...answered, status: 200, text: '{}' };
      }),
      replies(show, { status: 400, text: refusal(unknown) }, ({ path }) =>
        Object.values(path).some((id) => gone.has(id)),
      ),
    )();
  };

/** Makes the first project the default again when a source is registered. */
const defaultMoves = knowing('RegisterServer', (registered) =>
  items('ListMigprojects', 'migprojects', (projects) =>
    registered.length > 0 ? projects.map((one, index) => ({ ...one, isdefault: index === 0 })) : projects,
  ),
);

/** Takes the sources out of a project that is changed. */
const emptiesProject: Mutation = () => {
  const changed = new Set<string>();
  return all(
    on('UpdateMigproject', (asked, forward) => {
      changed.add(asked.path.mig_project_id ?? '');
      return forward(asked);
    }),
    answers('ListServers', (answer, asked) =>
      changed.has(asked.query.get('migproject') ?? '') ? { count: 0, source_servers: [] } : answer,
    ),
  )();
};

/** What goes wrong for one value, one system, one of several or a neighbour, and right everywhere else. */
export const neighbours: MutationCase[] = [
  related(
    'CreateMigproject',
    'makes every project one of blocks',
    'CreateMigproject.read-back',
    takes('CreateMigproject', (body) => ({ ...body, type: 'MIGRATE_BLOCK' })),
  ),
  related(
    'CreateTemplate',
    'keeps the first security group',
    'R57',
    answers('ShowTemplate', (answer) => {
      const template = answer.template as JsonObject;
      const groups = (template.security_groups ?? []) as JsonObject[];
      return { ...answer, template: { ...template, security_groups: groups.slice(0, 1) } };
    }),
  ),
  related(
    'RegisterServer',
    'knows BIOS only for Linux',
    'RegisterServer.read-back',
    answers('ShowServer', (one) => (one.os_type === 'LINUX' ? { ...one, firmware: 'BIOS' } : one)),
  ),
  related('ListTasks', 'finds failed tasks among the stopped', 'R34', failedAsStopped),
  related(
    'ShowSha256',
    'answers a shorter digest',
    'R75',
    answers('ShowSha256', ({ value }) => ({ value: String(value).slice(0, 40) })),
  ),
  related(
    'ListServers',
    'leaves out the name of the last entry',
    'ListServers.complete',
    items('ListServers', 'source_servers', (sources) =>
      sources.map((one, index) => (index > 0 && index === sources.length - 1 ? without(one, 'name') : one)),
    ),
  ),
  related('UpdateTaskSpeed', 'tells the speed of every task', 'UpdateTaskSpeed.leaves-the-rest', oneSpeed),
  related('RegisterServer', 'moves the default project', 'R9', defaultMoves),
  related('UpdateMigproject', 'empties the project', 'UpdateMigproject.read-back', emptiesProject),
  lived('UpdateCommandResult', 'has no command for Windows', 'R55', silentToWindows),
  lived(
    'DeleteServers',
    'looks at the first of a batch only',
    'DeleteServers.SMS.7601',
    guardsFirst('DeleteServers', 'SMS.7601', 'ShowServer', 'SMS.7602'),
  ),
];

/**
 * A program that uses a server with nothing but undici and the types that openapi-typescript makes from the printed
 * contract, in `contract.d.ts` beside it. Every request and every answer is typed by its path and method. It prints what it has
 * seen as JSON.
 */

import { request } from 'undici';
import type { paths } from './contract.js';

type Method = 'get' | 'post' | 'put' | 'delete';
type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P][M] extends { responses: unknown } ? P : never;
}[keyof paths];
type OperationAt<P extends keyof paths, M extends Method> = NonNullable<paths[P][M]>;
type PathValues<O> = O extends { parameters: { path: infer V } } ? V : undefined;
type Query<O> = O extends { parameters: { query?: infer V } } ? V : undefined;
type Body<O> = O extends { requestBody: { content: { 'application/json': infer V } } }
  ? V
  : O extends { requestBody?: { content: { 'application/json': infer V } } }
    ? V | undefined
    : undefined;
type Answer<O> = O extends { responses: { 200: { content: { 'application/json': infer V } } } } ? V : unknown;

class Client {
  constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  async send<M extends Method, P extends PathOf<M>>(
    method: M,
    path: P,
    { values, query, body }: Given<OperationAt<P, M>>,
  ): Promise<Answer<OperationAt<P, M>>> {
    const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(String(Object(values)[name])));
    const asked = new URLSearchParams();
    for (const [name, value] of Object.entries(query ?? {})) asked.set(name, String(value));
    const received = await request(`${this.url}${filled}?${asked}`, {
      method: method.toUpperCase() as Uppercase<M>,
      headers: { 'X-Auth-Token': this.token, 'Content-Type': 'application/json' },
      body: body === undefined ? null : JSON.stringify(body),
    });
    const text = await received.body.text();
    if (received.statusCode !== 200) throw new Error(`${method} ${filled}: ${received.statusCode} ${text}`);
    return JSON.parse(text) as Answer<OperationAt<P, M>>;
  }
}

interface Given<O> {
  values?: PathValues<O>;
  query?: Query<O>;
  body?: Body<O>;
}

/** How long a migration may take, in reports of progress. */
const PATIENCE = 100;

/**
 * Migrates a server from its registration to its deletion, as the console and as the agent of the source machine.
 * @returns the states of the task, in order, the commands that the agent was told, and what is left in the end
 */
async function migrate(url: string, token: string) {
  const client = new Client(url, token);
  const { id: source_id } = await client.send('post', '/v3/sources', { body: SOURCE });
  if (source_id === undefined) throw new Error('The source has no id.');
  const { id: task_id } = await client.send('post', '/v3/tasks', { body: taskFor(source_id) });
  if (task_id === undefined) throw new Error('The task has no id.');

  const task = { values: { task_id } };
  const states: string[] = [];
  const look = async () => {
    const shown = await client.send('get', '/v3/tasks/{task_id}', task);
    if (shown.state !== undefined && shown.state !== states.at(-1)) states.push(shown.state);
    return shown;
  };
  await look();
  const start = { operation: 'start', switch_hce: false, is_need_consistency_check: false } as const;
  await client.send('post', '/v3/tasks/{task_id}/action', { ...task, body: start });

  const server = { values: { server_id: source_id } };
  const { command_name } = await client.send('get', '/v3/sources/{server_id}/command', server);
  if (command_name === 'START') {
    const body = { command_name, result: 'success', result_detail: {} } as const;
    await client.send('post', '/v3/sources/{server_id}/command_result', { ...server, body });
  }

  const report = (copystate: CopyState, migrationcycle: MigrationCycle) =>
    client.send('put', '/v3/sources/{source_id}/changestate', {
      values: { source_id },
      body: { copystate, migrationcycle },
    });
  await report('INIT', 'replicating');
  const rounds = [() => report('CUTOVERING', 'cutovering'), () => report('FINISHED', 'cutovered')];
  for (let reports = 0; reports < PATIENCE && rounds.length > 0; reports += 1) {
    const { sub_tasks = [] } = await look();
    const open = sub_tasks.find(({ progress = 0 }) => progress < 100);
    if (open?.name === undefined) await rounds.shift()?.();
    else await client.send('put', '/v3/tasks/{task_id}/progress', { ...task, body: progressOf(open.name) });
  }
  await look();

  const { tasks = [] } = await client.send('get', '/v3/tasks', {
    query: { state: 'MIGRATE_SUCCESS', limit: 10 },
  });
  await client.send('delete', '/v3/tasks/{task_id}', task);
  await client.send('delete', '/v3/sources/{source_id}', { values: { source_id } });
  const { count, source_servers = [] } = await client.send('get', '/v3/sources', { query: { limit: 10 } });
  return {
    states,
    command: command_name,
    finished: tasks.some(({ id }) => id === task_id),
    left: [count, source_servers.length],
  };
}

type Report = NonNullable<Body<OperationAt<'/v3/sources/{source_id}/changestate', 'put'>>>;
type CopyState = NonNullable<Report['copystate']>;
type MigrationCycle = NonNullable<Report['migrationcycle']>;
type Progress = Body<OperationAt<'/v3/tasks/{task_id}/progress', 'put'>>;

const GIB = 1024 ** 3;
const VOLUME = {
  name: '/dev/vda1',
  size: 39 * GIB,
  used_size: 3 * GIB,
  file_system: 'ext4',
  mount_point: '/',
};

const SOURCE: Body<OperationAt<'/v3/sources', 'post'>> = {
  ip: '192.168.0.7',
  name: 'typed-client',
  hostname: 'typed-client',
  os_type: 'LINUX',
  os_version: 'CENTOS_7_6_64BIT',
  firmware: 'BIOS',
  boot_loader: 'GRUB',
  has_rsync: true,
  has_tc: true,
  paravirtualization: false,
  raw_devices: '',
  volume_groups: [],
  btrfs_list: [],
  networks: [
    {
      name: 'eth0',
      ip: '192.168.0.7',
      netmask: '255.255.255.0',
      gateway: '192.168.0.1',
      mac: 'fa:16:3e:00:00:01',
    },
  ],
  cpu_quantity: 2,
  memory: 4 * GIB,
  agent_version: '25.1.0',
  start_type: 'MANUAL',
  disks: [
    {
      name: '/dev/vda',
      partition_style: 'MBR',
      device_use: 'BOOT',
      size: 40 * GIB,
      used_size: 39 * GIB,
      physical_volumes: [VOLUME],
    },
  ],
};

const taskFor = (id: string): Body<OperationAt<'/v3/tasks', 'post'>> => ({
  name: 'typed-client',
  type: 'MIGRATE_FILE',
  os_type: 'LINUX',
  source_server: { id },
  target_server: {
    name: 'typed-client',
    vm_id: crypto.randomUUID(),
    disks: [
      {
        name: '/dev/vda',
        device_use: 'BOOT',
        size: 40 * GIB,
        used_size: 39 * GIB,
        physical_volumes: [VOLUME],
      },
    ],
  },
  migration_ip: '192.168.0.8',
  region_name: 'region',
  region_id: 'region-1',
  project_name: 'project',
  project_id: crypto.randomUUID(),
  start_target_server: true,
  use_public_ip: true,
  syncing: false,
  exist_server: true,
});

const progressOf = (subtask_name: string) =>
  ({ subtask_name, progress: 100, replicatesize: GIB, totalsize: GIB, process_trace: '' }) as Progress;

const { SMS_ENDPOINT = '', SMS_AUTH_TOKEN = '' } = process.env;
console.log(JSON.stringify(await migrate(SMS_ENDPOINT, SMS_AUTH_TOKEN)));

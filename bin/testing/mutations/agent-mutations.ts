import { isJsonObject, type JsonObject, objectsIn } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { answers, objectIn, on, refusal, replies, swallows, takes, without } from './deviations.js';
import { breaking, type MutationCase, withoutCode } from './mutation-case.js';

const related = breaking('relations');
const lived = breaking('lifecycle');

const subtasks = (change: (subtask: JsonObject) => JsonObject): Mutation =>
  answers('ShowTask', (record) =>
    record.sub_tasks ? { ...record, sub_tasks: objectsIn(record.sub_tasks).map(change) } : record,
  );

const ofSource = (change: (record: JsonObject) => JsonObject): Mutation => answers('ShowServer', change);

/** Changes what is shown of every directory. */
const directories = (change: (directory: JsonObject) => JsonObject): Mutation =>
  answers('ShowConsistencyResult', (answer) => ({
    ...answer,
    result_list: objectsIn(answer.result_list).map((result) => ({
      ...result,
      consistency_result: objectsIn(result.consistency_result).map(change),
    })),
  }));

/** Shows the measurements of the network otherwise than they were reported. */
const network = (change: (measured: JsonObject) => JsonObject): Mutation =>
  answers('ShowTask', (record) =>
    isJsonObject(record.network_check_info)
      ? { ...record, network_check_info: change(record.network_check_info) }
      : record,
  );

const NO_COMMAND = { text: '{"command_name":"","command_param":{}}' };

/** The parameters that the agent gets with its command. */
const parameters = (change: (parameters: JsonObject) => JsonObject): Mutation =>
  answers('ShowCommand', (answer) =>
    isJsonObject(answer.command_param) ? { ...answer, command_param: change(answer.command_param) } : answer,
  );

/** Answers with the first command for as long as the source lives. */
const firstCommandOnly: Mutation = () => {
  const first = new Map<string | undefined, string>();
  return on('ShowCommand', async (asked, forward) => {
    const answered = await forward(asked);
    const { server_id } = asked.path;
    const kept = first.get(server_id);
    if (kept !== undefined) return { ...answered, text: kept };
    if (objectIn(answered.text)?.command_name === 'START') first.set(server_id, answered.text);
    return answered;
  })();
};

/** What a server gets wrong about what it tells the agents and hears of them. */
export const agents: MutationCase[] = [
  related('UpdateTaskSpeed', 'does nothing', 'R44', swallows('UpdateTaskSpeed')),
  related(
    'UpdateTaskSpeed',
    'is not seen in the subtasks',
    'R44',
    subtasks((subtask) => ({ ...subtask, progress: 0 })),
  ),
  related(
    'UpdateTaskSpeed',
    'is seen in another subtask',
    'R44',
    takes('UpdateTaskSpeed', (body) => ({ ...body, subtask_name: 'CREATE_CLOUD_SERVER' })),
  ),
  related(
    'UpdateTaskSpeed',
    'rounds the sizes',
    'R44',
    ofSource((record) => ({ ...record, replicatesize: Number(record.replicatesize) })),
  ),
  related(
    'UpdateTaskSpeed',
    'swaps what is copied and what there is',
    'R44',
    ofSource((record) => ({
      ...record,
      replicatesize: record.totalsize ?? null,
      totalsize: record.replicatesize ?? null,
    })),
  ),
  related(
    'UpdateTaskSpeed',
    'rounds the load',
    'R44',
    answers('ShowTask', (record) => ({
      ...record,
      agent_cpu_usage: Math.floor(Number(record.agent_cpu_usage)),
    })),
  ),
  related(
    'ShowTask',
    'ends a subtask that goes on',
    'R45',
    subtasks((subtask) => ({ end_date: Date.now(), ...without(subtask, 'end_date') })),
  ),
  related(
    'ShowTask',
    'never ends a subtask',
    'R45',
    subtasks((subtask) => ({ ...subtask, end_date: null })),
  ),
  related('UpdateConsistencyResult', 'does nothing', 'R51', swallows('UpdateConsistencyResult')),
  related(
    'UpdateConsistencyResult',
    'swaps the counts',
    'R51',
    directories((directory) => ({
      ...directory,
      num_target_miss_files: directory.num_target_more_files ?? null,
      num_target_more_files: directory.num_target_miss_files ?? null,
    })),
  ),
  related(
    'UpdateConsistencyResult',
    'loses a count',
    'R51',
    directories((directory) => without(directory, 'num_different_files')),
  ),
  related(
    'UpdateConsistencyResult',
    'is shown as that of another task',
    'R51',
    answers('ShowConsistencyResult', (answer) => ({ ...answer, task_id: 'another' })),
  ),
  related(
    'UpdateConsistencyResult',
    'is not seen in the list of sources',
    'R51',
    on('ListServers', async (asked, forward) => {
      const answered = await forward(asked);
      return asked.query.has('is_consistency_result_exist')
        ? { ...answered, text: '{"count":0,"source_servers":[]}' }
        : answered;
    }),
  ),
  related(
    'UpdateNetworkCheckInfo',
    'answers the id of another task',
    'R70',
    answers('UpdateNetworkCheckInfo', (answer) => ({ ...answer, task_id: 'another' })),
  ),
  related(
    'UpdateNetworkCheckInfo',
    'is not seen in the task',
    'R70',
    answers('ShowTask', (record) => without(record, 'network_check_info')),
  ),
  related(
    'UpdateNetworkCheckInfo',
    'rounds the delay',
    'R70',
    network((measured) => ({ ...measured, network_delay: Math.round(Number(measured.network_delay)) })),
  ),
  related(
    'UpdateNetworkCheckInfo',
    'swaps delay and jitter',
    'R70',
    network((measured) => ({
      ...measured,
      network_delay: measured.network_jitter ?? null,
      network_jitter: measured.network_delay ?? null,
    })),
  ),
  ...[
    { name: 'loses every command', mutation: replies('ShowCommand', NO_COMMAND) },
    {
      name: 'sends a command with the id of another task',
      mutation: parameters((sent) => ({ ...sent, task_id: 'another' })),
    },
    { name: 'sends a command without its task', mutation: parameters((sent) => without(sent, 'task_id')) },
    {
      name: 'sends every command as START',
      mutation: answers('ShowCommand', (answer) => ({ ...answer, command_name: 'START' })),
    },
    { name: 'sends the first command for ever', mutation: firstCommandOnly },
  ].map(({ name, mutation }) => lived('ShowCommand', name, 'R55', mutation)),
  lived(
    'UpdateCommandResult',
    'refuses details that it does not know',
    'R56',
    replies('UpdateCommandResult', { status: 400, text: refusal('SMS.6023') }, ({ text }) =>
      text.includes('parts'),
    ),
  ),
  ...withoutCode(lived, 'UpdateCommandResult', 'SMS.6021'),
  ...withoutCode(lived, 'CollectLog', 'SMS.7707'),
  ...withoutCode(lived, 'CollectLog', 'SMS.7716'),
  ...withoutCode(lived, 'CollectLog', 'SMS.7717'),
  ...withoutCode(lived, 'ShowPassphrase', 'SMS.9905'),
  lived(
    'CollectLog',
    'collects no logs of a task that was started',
    'SMS.7717',
    replies('CollectLog', { status: 400, text: refusal('SMS.7717') }),
  ),
];

import { lifecycle } from '../../../../spec/lifecycle.js';
import {
  consistencyBody,
  networkCheckBody,
  progressBody,
  resultBody,
} from '../../../bodies/report-bodies.js';
import { diskBody, sourceBody } from '../../../bodies/source-body.js';
import { answerOf } from '../../../harness/answer-of.js';
import type { CallInput } from '../../../harness/exchange.js';
import { SAME, UNCHANGED } from '../after.js';
import type { Decision, Move, Objects } from '../move.js';
import { NONE } from '../situation.js';
import { FORBIDDEN_REPORT } from './reports.js';

const onTask = ({ taskId }: Objects) => ({ path: { task_id: taskId } });

const AT_WORK: readonly Decision[] = [
  { when: { task: ['RUNNING', 'SYNCING'], usual: true }, answer: 'accepted' },
];

const FREELY: readonly Decision[] = [
  { when: { task: ['READY', 'RUNNING'], usual: true }, answer: 'accepted' },
];

type Common = 'by' | 'asked' | 'after';

const agent = (move: Omit<Move, Common> & Partial<Pick<Move, Common>>): Move => ({
  by: 'agent',
  asked: 'in usual pairs',
  after: UNCHANGED,
  ...move,
});

const result = ({ sourceId }: Objects, command: string): CallInput => ({
  path: { server_id: sourceId },
  body: resultBody(command),
});

/** The command that waits for the agent of a source; undefined where none does, or none of which a result is reported. */
async function waitingCommand({ trial, sourceId }: Objects): Promise<string | undefined> {
  const answer = answerOf(await trial.call('ShowCommand', { path: { server_id: sourceId } }));
  return lifecycle.commands.reported.find((name) => name === answer.command_name);
}

/** What the agent of a source asks for and reports. */
export const agentMoves: readonly Move[] = [
  FORBIDDEN_REPORT,
  agent({
    id: 'ask for a command',
    operationId: 'ShowCommand',
    about: 'source',
    what: 'the command',
    input: ({ sourceId }) => ({ path: { server_id: sourceId } }),
    decisions: [],
  }),
  agent({
    id: 'report another command',
    operationId: 'UpdateCommandResult',
    about: 'source',
    what: 'the result of a command that was never sent',
    input: (objects) => result(objects, 'DELETE'),
    decisions: [{ when: {}, answer: 'refused', by: 'SMS.6021', codes: ['SMS.6021', 'SMS.7606'] }],
  }),
  agent({
    id: 'report the waiting command',
    operationId: 'UpdateCommandResult',
    about: 'source',
    what: 'the success of the command that was sent',
    async input(objects) {
      const name = await waitingCommand(objects);
      return name === undefined ? undefined : result(objects, name);
    },
    decisions: [{ when: {}, answer: 'accepted', by: 'R56' }],
    // What a result does to the task is open, as far as it is that of its commands.
    after: {
      task: [SAME, 'RUNNING', 'SYNCING', 'ABORT'],
      source: [SAME, 'waiting', 'initialize', 'replicate', 'syncing', 'stopped'],
    },
  }),
  agent({
    id: 'report progress',
    operationId: 'UpdateTaskSpeed',
    about: 'task',
    what: 'a report of progress',
    input: (objects) => ({ ...onTask(objects), body: progressBody() }),
    decisions: AT_WORK,
  }),
  agent({
    id: 'report the disks',
    operationId: 'UpdateDiskInfo',
    about: 'source',
    what: 'disk information',
    input: ({ sourceId }) => ({ path: { source_id: sourceId }, body: { disks: [diskBody('/dev/vda')] } }),
    decisions: [{ when: { task: [NONE, 'READY', 'RUNNING'], usual: true }, answer: 'accepted' }],
  }),
  agent({
    id: 'register the source again',
    operationId: 'RegisterServer',
    about: 'source',
    what: 'another registration',
    creates: 'source',
    input: ({ trial, sourceId }) => ({
      body: { ...sourceBody(trial.context.world.freshName()), id: sourceId },
    }),
    decisions: [],
    after: { task: [SAME], source: [SAME, 'waiting', 'unavailable'] },
  }),
  agent({
    id: 'upload consistency results',
    operationId: 'UpdateConsistencyResult',
    about: 'task',
    what: 'consistency results',
    input: (objects) => ({ ...onTask(objects), body: consistencyBody() }),
    decisions: FREELY,
  }),
  agent({
    id: 'report the network',
    operationId: 'UpdateNetworkCheckInfo',
    about: 'task',
    what: 'network measurements',
    input: (objects) => ({ ...onTask(objects), body: networkCheckBody() }),
    decisions: FREELY,
  }),
];

import { describe, expect, test } from 'vitest';
import type { Json, JsonObject } from '../../../../spec/exact-json.js';
import type { CallInput } from '../../../harness/exchange.js';
import type { Trial } from '../../../harness/trial.js';
import type { Objects } from '../move.js';
import { MOVES, moveOf } from './moves.js';

interface Given {
  /** The requirements that the edition has. */
  has?: string;
  /** What ShowCommand answers for the source S. */
  command?: Json;
  templateId?: string;
}

/** The request of a move about the source S and the task T. */
const inputOf = async (move: string, { has, command, templateId = 'P' }: Given = {}) => {
  const trial = {
    context: { world: { freshName: () => 'smsconf-a' }, recorder: { has: (id: string) => id === has } },
    call: async (operationId: string, { path }: CallInput) =>
      operationId === 'ShowCommand' && path?.server_id === 'S' && { json: { command_name: command } },
  } as unknown as Trial;
  const objects: Objects = { trial, sourceId: 'S', taskId: 'T', templateId, projectId: '7' };
  return await moveOf(move).input(objects);
};

const bodyOf = async (move: string, given?: Given) => (await inputOf(move, given))?.body as JsonObject;

test('an action is named in its request, and a clone alone names a template', async () => {
  const actions = MOVES.filter(({ operationId }) => operationId === 'UpdateTaskStatus').map(({ id }) => id);
  for (const id of actions.filter((each) => each !== 'clone_test')) {
    expect(await inputOf(id)).toEqual({ path: { task_id: 'T' }, body: { operation: id } });
  }
  expect(await bodyOf('clone_test')).toEqual({ operation: 'clone_test', template_id: 'P' });
});

test('without a template of the run, a clone names one that does not exist', async () => {
  const { template_id } = await bodyOf('clone_test', { templateId: '' });
  expect(template_id).toMatch(/^\w[\w-]{7,}$/);
});

test.each<[string, JsonObject]>([
  ['rename the task', { name: 'smsconf-a' }],
  ['rename the source', { name: 'smsconf-a' }],
  ['move the source to a project', { migprojectid: '7' }],
  ['delete in a batch', { ids: ['T'] }],
  ['delete the source in a batch', { ids: ['S'] }],
  ['register the source again', { id: 'S', name: 'smsconf-a' }],
  ['report the disks', { disks: [{ name: '/dev/vda' }] }],
  ['report another command', { command_name: 'DELETE', result: 'success' }],
])('%s sends %j', async (move, body) => {
  expect(await bodyOf(move)).toMatchObject(body);
});

describe('another clone server', () => {
  test('is asked for where the edition documents it', async () => {
    expect(await bodyOf('change the clone server', { has: 'R80' })).toEqual({
      clone_server: { name: 'smsconf' },
    });
  });

  test('is not asked for in another edition', async () => {
    expect(await inputOf('change the clone server', { has: 'R79' })).toBeUndefined();
  });
});

describe('the result of the waiting command', () => {
  test('is that of the command which the source was sent', async () => {
    expect(await inputOf('report the waiting command', { command: 'STOP' })).toMatchObject({
      path: { server_id: 'S' },
      body: { command_name: 'STOP', result: 'success' },
    });
  });

  test.each<[Json]>([['SKIP'], [''], [null]])(
    'is not sent while %j waits, of which none can be reported',
    async (command) => {
      expect(await inputOf('report the waiting command', { command })).toBeUndefined();
    },
  );
});

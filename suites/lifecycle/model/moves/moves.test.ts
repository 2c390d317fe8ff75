import { describe, expect, test } from 'vitest';
import { loadContract, operationsById } from '../../../../spec/contract.js';
import { Validators } from '../../../../spec/validators.js';
import type { CallInput } from '../../../harness/exchange.js';
import type { Trial } from '../../../harness/trial.js';
import { operation } from '../../../testing/exchange-of.js';
import type { Move, Objects } from '../move.js';
import { MOVES, moveOf } from './moves.js';

describe('every move', () => {
  const contract = loadContract();
  const validators = new Validators(contract);

  const trial = {
    context: {
      world: { freshName: () => 'smsconf-a' },
      recorder: { has: () => true },
      contract,
      operations: operationsById(contract),
    },
    call: async () => ({ json: { command_name: 'START' } }),
  } as unknown as Trial;

  const objects: Objects = { trial, sourceId: 'S', taskId: 'T', templateId: 'P', projectId: '7' };

  const IDS: Record<string, string> = { task_id: 'T', source_id: 'S', server_id: 'S', id: 'P' };

  const inputOf = async (move: Move): Promise<CallInput> => (await move.input(objects)) ?? {};

  test.each(MOVES.map((move) => [move.id, move] as const))(
    '%s is a request of the contract',
    async (_, move) => {
      const { path = {}, body } = await inputOf(move);
      const asked = operation(move.operationId);
      const names = asked.parameters.filter((each) => each.in === 'path').map(({ name }) => name);
      expect(path).toEqual(Object.fromEntries(names.map((name) => [name, IDS[name]])));
      expect(asked.requestBody !== undefined).toBe(body !== undefined);
      if (body !== undefined) expect(validators.requestBody(asked)(body as never)).toEqual([]);
    },
  );

  test("is somebody's about something, and says what it is", () => {
    for (const { id, by, about, what, asked } of MOVES) {
      expect([id, /\w/.test(id), /\w/.test(what)]).toEqual([id, true, true]);
      expect(['user', 'agent']).toContain(by);
      expect(['task', 'source', 'template']).toContain(about);
      expect(['in every pair', 'in usual pairs']).toContain(asked);
    }
    expect(new Set(MOVES.map(({ what }) => what)).size).toBe(MOVES.length);
  });
});

test('moves are remembered, need and create what later requests depend on', () => {
  const having = (key: 'remember' | 'needs' | 'creates' | 'transition') =>
    Object.fromEntries(MOVES.flatMap((move) => (move[key] === undefined ? [] : [[move.id, move[key]]])));
  expect(having('remember')).toEqual({
    start: { started: 'yes' },
    test: { launched: 'perhaps' },
    restart: { synchronised: 'perhaps' },
    'collect the logs': { collecting: 'perhaps' },
  });
  expect(having('needs')).toEqual({
    clone_test: 'template',
    'show the password of the target': 'template',
    'delete the template': 'template',
    'move the source to a project': 'project',
  });
  expect(having('creates')).toEqual({ 'create a task': 'task', 'register the source again': 'source' });
  expect(having('transition')).toMatchObject({
    start: 'task.start',
    stop: 'task.stop',
    'create a task': 'task.create',
    delete: 'task.delete',
    'delete in a batch': 'task.delete-batch',
  });
});

test('the answer may depend on the source in every pair for actions, deletions and what creates', () => {
  const asked = MOVES.filter((move) => move.asked === 'in every pair').map(({ id }) => id);
  expect(asked).toEqual([
    'start',
    'stop',
    'test',
    'clone_test',
    'restart',
    'network_check',
    'skip',
    'clear',
    'migration_test',
    'create a task',
    'change the clone server',
    'report a forbidden pair',
    'delete',
    'delete in a batch',
    'delete the source',
  ]);
});

test('the agent reports and asks, the user does all else', () => {
  const agent = MOVES.filter(({ by }) => by === 'agent').map(({ id }) => id);
  expect(agent).toEqual([
    'report a forbidden pair',
    'ask for a command',
    'report another command',
    'report the waiting command',
    'report progress',
    'report the disks',
    'register the source again',
    'upload consistency results',
    'report the network',
  ]);
});

test('a move is about the source, the template or the task', () => {
  const about = (what: Move['about']) => MOVES.filter((move) => move.about === what).map(({ id }) => id);
  expect(about('template')).toEqual(['show the password of the target', 'delete the template']);
  expect(about('source')).toEqual([
    'create a task',
    'rename the source',
    'move the source to a project',
    'report a forbidden pair',
    'ask for a command',
    'report another command',
    'report the waiting command',
    'report the disks',
    'register the source again',
    'delete the source',
    'delete the source in a batch',
  ]);
});

test('there is no move of another name', () => {
  expect(() => moveOf('dance')).toThrow('The model has no move dance.');
});

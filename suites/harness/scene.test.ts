import { expect, test } from 'vitest';
import type { Json } from '../../spec/exact-json.js';
import type { Arrangement, Stage } from '../arrangements/arrangement.js';
import { contextFor, requirement } from '../testing/context-for.js';
import { exchangeOf, refusalOf } from '../testing/exchange-of.js';
import type { Context } from './context.js';
import { Recorder } from './recorder.js';
import { Scene } from './scene.js';
import { Trial } from './trial.js';

const UNCHANGED = 'UpdateTask.refusal-changes-nothing';

/** A scene of UpdateTask at a server that accepts or refuses, and a stage with these manners. */
function sceneOf(accepts: boolean, manners: Partial<Stage> = {}, ids = [UNCHANGED]) {
  const recorder = new Recorder(
    ids.map((id) => requirement(id)),
    () => '',
  );
  const client = {
    send: async () =>
      accepts ? exchangeOf('UpdateTask', 200, '{}') : refusalOf('UpdateTask', 400, 'SMS.9001'),
  } as unknown as Context['client'];
  const context = contextFor('http://127.0.0.1:9', { recorder, client });
  let prepared = 0;
  const arrangement: Arrangement = {
    scope: 'own-resources',
    async prepare() {
      prepared += 1;
      return { input: () => ({ path: { task_id: `T${prepared}` } }), ...manners };
    },
  };
  const scene = new Scene(new Trial(context, 'a case'), 'UpdateTask', arrangement);
  return {
    scene,
    prepared: () => prepared,
    failures: () => recorder.failures,
    results: () => recorder.results(),
  };
}

/** What is shown at one look after the other; the last is shown again and again. */
const showing = (...shown: Json[]) => {
  let looks = 0;
  return async () => {
    looks += 1;
    return shown[Math.min(looks, shown.length) - 1] ?? null;
  };
};

test('one stage serves one valid request after the other', async () => {
  const { scene, prepared } = sceneOf(true);
  for (let count = 0; count < 3; count += 1) await scene.sendValid(await scene.input());
  expect(prepared()).toBe(1);
});

test('a stage that a valid request has used up is prepared anew', async () => {
  const { scene } = sceneOf(true, { usedUp: true });
  const first = await scene.input();
  await scene.sendValid(first);
  expect([first, await scene.input()]).toEqual([{ path: { task_id: 'T1' } }, { path: { task_id: 'T2' } }]);
});

test('a stage that is used up stays when the request was refused', async () => {
  const { scene, prepared } = sceneOf(false, { usedUp: true });
  await scene.sendValid(await scene.input());
  await scene.input();
  expect(prepared()).toBe(1);
});

test('what an accepted request leaves is cleaned up by the stage, where it knows how', async () => {
  let cleaned = 0;
  const { scene, prepared } = sceneOf(true, {
    async accepted() {
      cleaned += 1;
    },
  });
  await scene.sendValid(await scene.input());
  await scene.sendInvalid(await scene.input(), 'a name that is too long');
  await scene.input();
  expect([cleaned, prepared()]).toEqual([2, 1]);
});

test('a stage on which an invalid request was accepted is thrown away', async () => {
  const { scene, prepared } = sceneOf(true);
  await scene.sendInvalid(await scene.input(), 'a name that is too long');
  await scene.input();
  expect(prepared()).toBe(2);
});

test('who may have created something is told the answer', async () => {
  const told: number[] = [];
  const { scene } = sceneOf(false, {
    announce:
      () =>
      ({ status }) =>
        told.push(status),
  });
  await scene.sendValid(await scene.input());
  expect(told).toEqual([400]);
});

test('a refused request after which all is as before changes nothing', async () => {
  const { scene, results, failures } = sceneOf(false, { observe: showing({ name: 'a' }) });
  await scene.sendInvalid(await scene.input(), 'a name that is too long');
  expect([results()[0]?.verdict, failures()]).toEqual(['pass', []]);
});

test('one after which something is otherwise fails with what it was and is, and the stage learns of it', async () => {
  const adopted: Json[] = [];
  const { scene, failures } = sceneOf(false, {
    observe: showing({ name: 'a', id: 'T' }, { name: 'b', id: 'T' }),
    adopt: (seen) => adopted.push(seen),
  });
  await scene.sendInvalid(await scene.input(), 'a name that is too long');
  await scene.sendInvalid(await scene.input(), 'a name that is too long');
  expect(failures().map(({ message }) => message)).toEqual([
    'UpdateTask refused a name that is too long, and yet something changed: name was "a" and is "b".',
  ]);
  expect(adopted).toEqual([{ name: 'b', id: 'T' }]);
});

test('what is no object is told as a whole', async () => {
  const { scene, failures } = sceneOf(false, { observe: showing(['a'], ['a', 'b']) });
  await scene.sendInvalid(await scene.input(), 'a name that is too long');
  expect(failures()[0]?.message).toMatch(/something changed: \["a"\] became \["a","b"\]\.$/);
});

test('a state that ends by itself has not been changed by the request', async () => {
  const { scene, failures } = sceneOf(false, {
    observe: showing({ state: 'stopping', state_action_time: 1 }, { state: 'stopped', state_action_time: 2 }),
  });
  await scene.sendInvalid(await scene.input(), 'a name that is too long');
  expect(failures()).toEqual([]);
});

test('nothing is looked at twice where the requirement is not asked for', async () => {
  let looks = 0;
  const { scene } = sceneOf(
    false,
    {
      async observe() {
        looks += 1;
        return looks;
      },
    },
    [],
  );
  await scene.sendInvalid(await scene.input(), 'a name that is too long');
  expect(looks).toBe(1);
});

test('an operation without an arrangement has no scene', () => {
  const trial = new Trial(contextFor('http://127.0.0.1:9'), 'a case');
  expect(() => new Scene(trial, 'NoOperation')).toThrow('NoOperation has no arrangement.');
});

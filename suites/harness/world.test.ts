import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { contextFor } from '../testing/context-for.js';
import { type Manners, smallServer } from '../testing/small-server.js';
import { operationOf } from './context.js';
import { Trial } from './trial.js';
import { Unproven } from './unproven.js';

/** A world at a server of these manners, and a trial in it. */
async function worldAt(manners: Manners = {}) {
  const server = await smallServer(manners);
  const context = contextFor(server.url);
  const trial = new Trial(context, 'case');
  const events = () =>
    readFileSync(join(context.folder, 'ledger.jsonl'), 'utf8')
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
      .map(({ event, kind, id }) => [event, kind, id].filter(Boolean).join(' '));
  return { ...server, context, world: context.world, trial, events };
}

test('names are fresh, recognisable, and within every limit on names', async () => {
  const { world } = await worldAt();
  const names = Array.from({ length: 50 }, () => world.freshName());
  expect(new Set(names).size).toBe(50);
  for (const name of names) expect(name).toMatch(/^smsconf-abc123-[\w-]{1,30}$/i);
});

test('what was created is removed, tasks before sources', async () => {
  const { world, trial, kept, requests, events } = await worldAt();
  const source = await world.source(trial);
  await world.task(trial, source.id);
  expect(kept()).toEqual(['sources-1', 'tasks-2']);
  await world.tidy(trial);
  expect(kept()).toEqual([]);
  expect(requests().filter((request) => request.startsWith('DELETE'))).toEqual([
    'DELETE /v3/tasks/tasks-2',
    'DELETE /v3/sources/sources-1',
  ]);
  expect(events()).toEqual([
    'create source',
    'created source sources-1',
    'create task',
    'created task tasks-2',
    'removed task tasks-2',
    'removed source sources-1',
  ]);
  expect(await world.tidyAll()).toEqual([]);
});

test('a check removes its own, or only one kind of it', async () => {
  const { context, world, trial, kept } = await worldAt();
  await world.source(new Trial(context, 'another'));
  const { id } = await world.source(trial);
  await world.task(trial, id);
  await world.tidy(trial, 'task');
  expect(kept()).toEqual(['sources-1', 'sources-2']);
  await world.tidy(trial);
  expect(kept()).toEqual(['sources-1']);
  expect(await world.tidyAll()).toEqual([]);
  expect(kept()).toEqual([]);
});

test('what a check deleted itself is not removed again', async () => {
  const { context, world, trial, requests, events } = await worldAt();
  const { id } = await world.source(trial);
  await context.client.send(operationOf(context, 'DeleteServer'), { path: { source_id: id } });
  world.forget('source', id);
  expect(await world.tidyAll()).toEqual([]);
  expect(requests().filter((request) => !request.startsWith('GET'))).toEqual([
    'POST /v3/sources',
    'DELETE /v3/sources/sources-1',
  ]);
  expect(events().at(-1)).toBe('removed source sources-1');
});

test('what is still listed was not removed, whatever the server said before', async () => {
  let isHonest = false;
  const { world, trial, kept } = await worldAt({
    instead: (request) => {
      if (isHonest || !/^(DELETE|GET) .*sources-1$/.test(request)) return undefined;
      return request.startsWith('GET') ? [400, '{"error_code":"SMS.7602","error_msg":"No."}'] : [200, '{}'];
    },
  });
  await world.source(trial);
  await world.tidy(trial);
  expect(kept()).toEqual(['sources-1']);
  isHonest = true;
  expect(await world.tidyAll()).toEqual([]);
  expect(kept()).toEqual([]);
});

describe('what was at the server before the run', () => {
  const owned = async (manners: Manners = {}) => {
    const at = await worldAt(manners);
    await plant(at.trial, 'theirs');
    await at.world.protectOthers();
    return at;
  };

  test.each([
    ['DeleteServer', { path: { source_id: 'sources-1' } }],
    ['ShowCommand', { path: { server_id: 'sources-1' }, method: 'PUT' }],
    ['DeleteServers', { body: { ids: ['sources-7', 'sources-1'] } }],
    ['RegisterServer', { body: { id: 'sources-1' } }],
  ])('is not touched by %s', async (operationId, input) => {
    const { context, requests } = await owned();
    const before = requests();
    await expect(context.client.send(operationOf(context, operationId), input)).rejects.toThrow(
      'the source sources-1, which was there before the run',
    );
    expect(requests()).toEqual(before);
  });

  test('does not become ours when the server gives its id to something new', async () => {
    const { world, trial, kept } = await owned({
      instead: (request, { body }) =>
        request === 'POST /v3/sources' && !body.includes('planted') ? [200, '{"id":"sources-1"}'] : undefined,
    });
    await expect(world.source(trial)).rejects.toThrow(Unproven);
    world.adopt(trial, 'source', 'stray', 'sources-1');
    expect(await world.tidyAll()).toEqual([]);
    expect(kept()).toEqual(['sources-1']);
  });

  test('may have the same id as something of another kind', async () => {
    const { context } = await owned();
    const answer = await context.client.send(operationOf(context, 'DeleteTask'), {
      path: { task_id: 'sources-1' },
    });
    expect(answer.status).toBe(400);
  });
});

test('what got no answer and has a name that others may have is reported, and nothing is removed for it', async () => {
  const { world, trial, kept } = await worldAt();
  world.announce(trial, 'source', 'web');
  await plant(trial, 'web');
  expect(await world.tidyAll()).toMatchObject([
    { kind: 'source', id: null, name: 'web', curl: expect.stringContaining('/v3/sources?name=web') },
  ]);
  expect(kept()).toEqual(['sources-1']);
});

test('what turned up by the way is removed too', async () => {
  const { context, world, trial, kept } = await worldAt();
  await context.client.send(operationOf(context, 'RegisterServer'), { body: { name: 'stray' } });
  world.adopt(trial, 'source', 'stray', 'sources-1');
  world.adopt(trial, 'source', 'nothing', null);
  expect(await world.tidyAll()).toEqual([]);
  expect(kept()).toEqual([]);
});

describe('the ladder of deletion', () => {
  test('goes on to stopping and the batch when the plain deletion is refused', async () => {
    const { world, trial, kept, requests } = await worldAt({
      refuses: (request) => request.startsWith('DELETE'),
    });
    await world.task(trial, (await world.source(trial)).id);
    await world.tidy(trial);
    expect(kept()).toEqual([]);
    const steps = requests();
    expect(steps.indexOf('POST /v3/tasks/tasks-2/action')).toBeGreaterThan(
      steps.indexOf('DELETE /v3/tasks/tasks-2'),
    );
    expect(steps.indexOf('PUT /v3/sources/sources-1/changestate')).toBeGreaterThan(0);
    expect(steps.indexOf('POST /v3/tasks/delete')).toBeGreaterThan(
      steps.indexOf('POST /v3/tasks/tasks-2/action'),
    );
    expect(steps).toContain('POST /v3/sources/delete');
  });

  test('does not take the word of a server for it', async () => {
    const { world, trial, kept } = await worldAt({ ignores: (request) => request.startsWith('DELETE') });
    await world.source(trial);
    await world.tidy(trial);
    expect(kept()).toEqual([]);
  });

  test('tries again when a server needs a moment', async () => {
    let times = 0;
    const { world, trial, kept } = await worldAt({
      refuses: (request) => /^DELETE|delete$/.test(request) && ++times < 4,
    });
    await world.source(trial);
    expect(await world.tidyAll()).toEqual([]);
    expect(kept()).toEqual([]);
  });

  test('ends at what is gone already', async () => {
    const { context, world, trial, requests } = await worldAt();
    const { id } = await world.source(trial);
    await context.client.send(operationOf(context, 'DeleteServer'), { path: { source_id: id } });
    expect(await world.tidyAll()).toEqual([]);
    expect(requests().slice(1, 4)).toEqual([
      'DELETE /v3/sources/sources-1',
      'DELETE /v3/sources/sources-1',
      'GET /v3/sources/sources-1',
    ]);
  });

  test('reports what it could not remove, with a command to do it by hand', async () => {
    const { world, trial, url, kept } = await worldAt({
      refuses: (request) => /^DELETE|delete$/.test(request),
    });
    const { name } = await world.source(trial);
    expect(await world.tidyAll()).toEqual([
      {
        kind: 'source',
        id: 'sources-1',
        name,
        reason: 'the server refused or ignored every way to delete it',
        curl: `curl -i -X DELETE '${url}/v3/sources/sources-1' -H 'X-Auth-Token: '"$SMS_AUTH_TOKEN"`,
      },
    ]);
    expect(kept()).toEqual(['sources-1']);
  });
});

test('what cannot be removed and lost its name gets a recognisable one for later', async () => {
  const { world, trial, arrived } = await worldAt({
    refuses: (request) => /^DELETE|delete$/.test(request),
    instead: (request) =>
      /^GET .*sources-1$/.test(request) ? [200, '{"id":"sources-1","name":"odd"}'] : undefined,
  });
  const { name } = await world.source(trial);
  expect(await world.tidyAll()).toMatchObject([{ id: 'sources-1', name }]);
  const renamed = arrived.filter(({ method, url }) => method === 'PUT' && url === '/v3/sources/sources-1');
  expect(renamed.map(({ body }) => JSON.parse(body))).toEqual([{ name }]);
});

test('a server that is gone leaves everything over, with the reason', async () => {
  const { world, trial, context } = await worldAt();
  await world.source(trial);
  await context.client.close();
  const leftovers = await world.tidyAll();
  expect(leftovers).toMatchObject([{ id: 'sources-1', reason: expect.stringContaining('DELETE http://') }]);
});

describe('a creation without a usable answer', () => {
  test.each([
    ['no id', '{}'],
    ['an empty id', '{"id":""}'],
    ['a number', '{"id":7}'],
    ['no JSON', 'created'],
  ])('(%s) is found by its name and removed', async (_, answer) => {
    const { world, trial, kept, arrived } = await worldAt({
      instead: (request, { body }) => {
        if (request !== 'POST /v3/sources' || body.includes('planted')) return undefined;
        return [200, answer];
      },
    });
    const failed = await world.source(trial).catch((error: unknown) => error);
    expect(failed).toBeInstanceOf(Unproven);
    const { name } = JSON.parse(arrived[0]?.body ?? '');
    await plant(trial, `${name}-not`);
    await plant(trial, name);
    await world.tidyAll();
    expect(kept()).toEqual(['sources-1']);
  });

  test('that was refused leaves nothing to look for', async () => {
    const { world, trial, requests } = await worldAt({
      refuses: (request) => request === 'POST /v3/sources',
    });
    await expect(world.source(trial)).rejects.toThrow(
      'RegisterServer answered no usable source: status 400 and SMS.7719',
    );
    await world.tidyAll();
    expect(requests()).toEqual(['POST /v3/sources']);
  });
});

/** Makes a source with this name without the world's knowledge. */
const plant = ({ context }: Trial, name: string) =>
  context.client.send(operationOf(context, 'RegisterServer'), { body: { name, planted: true } });

describe('a task for a source that is not ready', () => {
  test.each(['SMS.6005', 'SMS.6502', 'SMS.6520'])('waits while the server says %s', async (code) => {
    let times = 0;
    const { world, trial, kept } = await worldAt({
      instead: (request) => {
        if (request !== 'POST /v3/tasks' || ++times > 2) return undefined;
        return [400, `{"error_code":"${code}","error_msg":"Wait."}`];
      },
    });
    const { id } = await world.task(trial, 'sources-1');
    expect([id, times]).toEqual(['tasks-1', 3]);
    expect(kept()).toEqual(['tasks-1']);
  });

  test('does not wait when the server refuses it for another reason', async () => {
    const { world, trial, requests } = await worldAt({ refuses: (request) => request === 'POST /v3/tasks' });
    await expect(world.task(trial, 'sources-1')).rejects.toBeInstanceOf(Unproven);
    expect(requests()).toEqual(['POST /v3/tasks']);
  });
});

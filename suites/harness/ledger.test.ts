import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { contextFor, temporaryFolder } from '../testing/context-for.js';
import { json, localServer } from '../testing/local-server.js';
import { Ledger } from './ledger.js';
import { Trial } from './trial.js';

const entriesOf = (folder: string) =>
  readFileSync(join(folder, 'ledger.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('an entry is on the disk at once, with its time', () => {
  const folder = join(temporaryFolder(), 'new');
  const ledger = new Ledger(folder);
  ledger.write({ event: 'create', kind: 'task', name: 'a' });
  expect(entriesOf(folder)).toEqual([
    { at: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/), event: 'create', kind: 'task', name: 'a' },
  ]);
  ledger.close();
});

test('what an earlier run wrote stays', () => {
  const folder = temporaryFolder();
  for (const name of ['a', 'b']) {
    const ledger = new Ledger(folder);
    ledger.write({ event: 'create', kind: 'source', name });
    ledger.close();
  }
  expect(entriesOf(folder).map(({ name }) => name)).toEqual(['a', 'b']);
});

test('the name of what is created is on the disk before the request arrives', async () => {
  const seen: unknown[] = [];
  const { url } = await localServer(({ body }, response) => {
    const { name } = JSON.parse(body);
    seen.push([name, entriesOf(context.folder).map(({ event, name: noted }) => [event, noted])]);
    json(response, 200, '{"id":"s-1"}');
  });
  const context = contextFor(url);
  const { name } = await context.world.source(new Trial(context, 'test'));
  expect(seen).toEqual([[name, [['create', name]]]]);
  expect(entriesOf(context.folder).at(-1)).toMatchObject({ event: 'created', name, id: 's-1' });
});

import { expect, test } from 'vitest';
import { readLedger } from './read-ledger.js';

const line = (entry: object) =>
  `${JSON.stringify({ at: '2026-01-01T00:00:00.000Z', run: 'r1', ...entry })}\n`;

const begin = line({ event: 'run', endpoint: 'https://a.example', embedded: false, host: 'h', process: 7 });

const object = { entry: 1, kind: 'source', name: 'SmsConf-r1-1' };

const leftBy = (...entries: object[]) => readLedger(begin + entries.map(line).join(''))[0]?.left;

test('what was created and not removed is left, with its id', () => {
  expect(leftBy({ event: 'create', ...object }, { event: 'created', ...object, id: 's-1' })).toEqual([
    { ...object, id: 's-1' },
  ]);
});

test('what got no answer is left without an id', () => {
  expect(leftBy({ event: 'create', ...object })).toEqual([{ ...object, id: null }]);
});

test('what turned up without having been created on purpose is left too', () => {
  expect(leftBy({ event: 'created', ...object, id: 's-1' })).toEqual([{ ...object, id: 's-1' }]);
});

test.each(['refused', 'removed'])('what was %s is not left, and its namesake is', (event) => {
  const other = { ...object, entry: 2 };
  expect(leftBy({ event: 'create', ...object }, { event: 'create', ...other }, { event, ...object })).toEqual(
    [{ ...other, id: null }],
  );
});

test('a default project that was not given back is told', () => {
  const change = (entry: number, id: string) => ({
    event: 'change',
    entry,
    operationId: 'UpdateDefaultMigproject',
    path: { mig_project_id: id },
  });
  const [run] = readLedger(
    begin + [change(1, 'p-1'), change(2, 'p-2'), { event: 'restored', entry: 1 }].map(line).join(''),
  );
  expect(run?.defaults).toEqual([{ entry: 2, projectId: 'p-2' }]);
});

test('a torn last line, garbage and lines of no run are passed over', () => {
  const whole = begin + line({ event: 'create', ...object });
  const torn = line({ event: 'create', ...object, entry: 2 });
  const stray = line({ event: 'create', ...object, run: 'r2' });
  for (let end = 1; end < torn.length - 1; end += 1)
    expect(readLedger(`null\n7\n{}\n\n${stray}${whole}${torn.slice(0, end)}`)).toEqual(readLedger(whole));
});

test('runs that write to the same file at the same time are kept apart', () => {
  const text =
    begin +
    begin.replace('"r1"', '"r2"').replace('a.example', 'b.example') +
    line({ event: 'create', ...object }) +
    line({ event: 'removed', ...object, run: 'r2' }) +
    line({ event: 'end', run: 'r2' });
  expect(readLedger(text)).toMatchObject([
    { id: 'r1', endpoint: 'https://a.example', ended: false, left: [{ entry: 1 }] },
    { id: 'r2', endpoint: 'https://b.example', ended: true, left: [] },
  ]);
});

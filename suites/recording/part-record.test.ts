import { expect, test } from 'vitest';
import { PartRecord } from './part-record.js';

/** A record with requests of one key, by their numbers in the order in which they were written down. */
function recordOf(...numbers: number[]): PartRecord {
  const record = new PartRecord();
  for (const [index, number] of numbers.entries())
    record.add('GET /v3/tasks', { line: index + 1, offset: 0, length: 1, number });
  return record;
}

const taken = (record: PartRecord, times: number) =>
  Array.from({ length: times }, () => record.take('GET /v3/tasks')?.number);

test('requests are taken in the order in which they were sent, whenever their answers were written down', () => {
  expect(taken(recordOf(3, 1, 2, 5, 4), 6)).toEqual([1, 2, 3, 4, 5, undefined]);
});

test('the next request comes after what was taken under another key', () => {
  const record = recordOf(1, 4);
  record.add('DELETE /v3/tasks/T', { line: 3, offset: 0, length: 1, number: 2 });
  expect(record.take('DELETE /v3/tasks/T')?.number).toBe(2);
  expect(taken(record, 3)).toEqual([4, 1, undefined]);
});

test('what was never taken is counted as unused', () => {
  const record = recordOf(1, 2, 3);
  record.take('GET /v3/tasks');
  record.take('GET /v3/sources');
  expect(record.unused).toBe(2);
});

test('what a part learned is given for the same time of asking', () => {
  const record = new PartRecord();
  record.learn([
    ['ended', 1, false],
    ['ended', 2, true],
  ]);
  expect([1, 2, 3].map((number) => record.given('ended', number))).toEqual([false, true, undefined]);
});

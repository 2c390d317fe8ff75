import { expect, test } from 'vitest';
import { loadContract } from '../../spec/contract.js';
import { requirementsOf } from '../../spec/requirements.js';
import { exchangeOf } from '../testing/exchange-of.js';
import { Oracle } from './oracle.js';
import { Recorder } from './recorder.js';

const contract = loadContract();

const recorder = new Recorder(requirementsOf(contract), () => '');

const oracle = new Oracle(contract, recorder);

const wrong = Object.fromEntries(
  Object.keys(contract.schemas.TasksResponseBody?.properties ?? {}).map((name) => [name, { wrong: name }]),
);

/** Milliseconds that it takes to judge a list in which every field of every item is wrong. */
function timeFor(count: number): number {
  const item = { ...wrong, source_server: wrong, target_server: wrong };
  const tasks = Array.from({ length: count }, () => item);
  const exchange = exchangeOf('ListTasks', 200, JSON.stringify({ count, tasks }));
  const started = performance.now();
  oracle.judge(exchange, ['a step'], 'label');
  const time = performance.now() - started;
  expect(recorder.failures.length).toBeGreaterThan(5);
  return time;
}

test('ten times as many wrong items take about ten times as long', () => {
  timeFor(300);
  expect(timeFor(3_000) / timeFor(300)).toBeLessThan(40);
});

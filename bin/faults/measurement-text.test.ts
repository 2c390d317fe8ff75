import { expect, test, vi } from 'vitest';
import { palette } from '../../reporters/palette.js';
import { SUITES } from '../../suites/covered.js';
import { measurementText } from './measurement-text.js';
import { catchOf, measurementOf, resultOf } from './testing/sample-measurement.js';

vi.mock('./known-escapes.js', () => ({
  KNOWN_ESCAPES: { 'start-twice-at-once': 'no check starts a task twice at the same time' },
}));

const textOf = (...results: Parameters<typeof measurementOf>[0]) =>
  measurementText(measurementOf(results), palette(false));

/** The columns of the table in the line of a fault. */
function cells(text: string, name: string): Record<string, string> {
  const lines = text.split('\n');
  const header = lines.find((line) => line.startsWith('fault ')) ?? '';
  const line = lines.find((each) => each.startsWith(`${name} `)) ?? '';
  const ends = SUITES.map((suite) => [suite, header.indexOf(` ${suite}`) + suite.length + 1] as const);
  const entries = ends.map(([suite, end], index) => [
    suite,
    line.slice(ends[index - 1]?.[1] ?? name.length, end),
  ]);
  return { ...Object.fromEntries(entries), rest: line.slice(ends.at(-1)?.[1]).trim() };
}

test('the requests stand under the suite that noticed the fault, and the requirement behind', () => {
  const text = textOf(resultOf('start-while-running', catchOf()));
  const { lifecycle, rest, ...others } = cells(text, 'start-while-running');
  expect([lifecycle?.trim(), rest]).toEqual(['17', 'SMS.7713']);
  expect(Object.values(others).join('').trim()).toBe('');
  expect(text).toContain(
    '1 faults, 1 runs\nedition latest, seed 42, 62 s; without faults: conformant, 120 requests',
  );
  expect(text).toMatch(/\nlifecycle guard +1 +1\ntotal +1 +1\n/);
  expect(text.trimEnd()).toMatch(/Caught: 1 of 1 faults, 1 of them by the requirement that they name$/);
});

test('of several runs the slowest one is shown', () => {
  const text = textOf(resultOf('start-while-running', catchOf(), catchOf({ requests: 230 }), catchOf()));
  expect(cells(text, 'start-while-running').lifecycle?.trim()).toBe('230');
});

test('another requirement than the named one is told, and an answer that could not be judged', () => {
  const caught = catchOf({
    requirement: 'ShowTask.example.1',
    suite: 'examples',
    verdict: 'error',
    isNamed: false,
  });
  const text = textOf(resultOf('show-task-answers-late', caught));
  expect(cells(text, 'show-task-answers-late').rest).toBe(
    'ShowTask.example.1 (error) instead of ShowTask.accepts',
  );
  expect(text).toContain('Caught: 1 of 1 faults, 0 of them');
});

test('what escaped is told with the reason that is known, or that none is', () => {
  const text = textOf(
    resultOf('start-twice-at-once', null),
    resultOf('start-while-running', catchOf(), null),
  );
  expect(cells(text, 'start-twice-at-once').rest).toBe('nothing');
  expect(cells(text, 'start-while-running').rest).toBe('SMS.7713; escaped with seed 8');
  expect(text).toContain('\n- start-twice-at-once: A task is started twice by requests at the same time.\n');
  expect(text).toContain('  names UpdateTaskStatus.races; no check starts a task twice at the same time\n');
  expect(text).toContain('  names SMS.7713; not known to escape');
  expect(text).toContain('Caught: 0 of 2 faults');
});

test('a fault that is known to escape and does not is told', () => {
  expect(textOf(resultOf('start-twice-at-once', catchOf()))).toContain(
    'Noticed, although known to escape (bin/faults/known-escapes.ts can do without them)\n- start-twice-at-once\n',
  );
});

import { expect, test } from 'vitest';
import { annotations } from './annotations.js';
import { failureOf, runOf, troubledRun } from './testing/sample-run.js';

test('a finding is one command with its requirement and place', () => {
  expect(
    annotations('en')(runOf([], { failures: [failureOf({ message: '100% wrong,\nreally: yes' })] })),
  ).toBe(
    '::error title=UpdateTaskStatus.request.operation.enum::100%25 wrong,%0Areally: yes%0ADocumented: ' +
      'document 004 (API manual, issue 38 of 2025-08-14), section 5.4.5, table 5-163, row operation\n',
  );
});

test('a warning is a warning, and an inconclusive run an error', () => {
  const run = runOf([], {
    verdict: 'inconclusive',
    reasons: ['1 requirement could not be shown.'],
    failures: [failureOf({ verdict: 'warn', message: 'x' })],
  });
  expect(
    annotations('en')(run)
      .split('\n')
      .map((line) => line.slice(0, 30)),
  ).toEqual([
    expect.stringMatching(/^::warning title=/),
    expect.stringMatching(/^::error title=inconclusive::/),
    '',
  ]);
});

test('hostile content begins no line', () => {
  const lines = annotations('en')(troubledRun()).trimEnd().split('\n');
  expect(lines.filter((line) => !/^::(error|warning) title=[\w.#-]+::\S/.test(line))).toEqual([]);
  expect(lines).toHaveLength(3);
});

test('of each kind ten are told', () => {
  const failures = Array.from({ length: 12 }, (_, index) => failureOf({ requirement: `R${index}` }));
  expect(annotations('en')(runOf([], { failures })).trimEnd().split('\n')).toHaveLength(10);
});

test('a conformant run has none', () => {
  expect(annotations('en')(runOf())).toBe('');
});

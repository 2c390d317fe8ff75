import { expect, test } from 'vitest';
import { ProgressLine } from './progress-line.js';

const progress = { done: 3, total: 12, requests: 420, failures: 1, current: 'UpdateTask \u001b[2J' };

function shownOn(isTTY: boolean, env: Record<string, string>, columns = 80, elapsed = 4000): string {
  let written = '';
  let now = 1000;
  const stderr = {
    isTTY,
    columns,
    write: (text: string) => {
      written += text;
    },
  };
  const line = new ProgressLine({ stderr, env }, 'failures', () => now);
  now += elapsed;
  line.show(progress);
  line.show(progress);
  line.clear();
  return written;
}

test('on a terminal the line says how far, how fast, what failed, how long still and what runs', () => {
  expect(shownOn(true, {})).toBe(
    '\r\u001b[K25% 3/12  420 requests, 105/s  1 failures  0:12 left  UpdateTask \\u001b[2J\r\u001b[K',
  );
});

test('the line is cut to the width of the terminal', () => {
  expect(shownOn(true, {}, 40)).toBe('\r\u001b[K25% 3/12  420 requests, 105/s  1 failur\r\u001b[K');
});

test('how long it takes is not guessed from the first checks', () => {
  expect(shownOn(true, {}, 80, 1500)).not.toContain('left');
});

test.each([
  ['not a terminal', false, {}],
  ['a CI', true, { CI: 'true' }],
  ['a dumb terminal', true, { TERM: 'dumb' }],
])('on %s nothing is shown', (_, isTTY, env) => {
  expect(shownOn(isTTY, { ...env })).toBe('');
});

test('CI=false is no CI', () => {
  expect(shownOn(true, { CI: 'false' })).not.toBe('');
});

import { expect, test } from 'vitest';
import { ProgressLine } from './progress-line.js';

const progress = { done: 3, total: 10, requests: 42, failures: 1, current: 'UpdateTask \u001b[2J' };

function shownOn(isTTY: boolean, env: Record<string, string>): string {
  let written = '';
  const stderr = {
    isTTY,
    columns: 40,
    write: (text: string) => {
      written += text;
    },
  };
  const line = new ProgressLine({ stderr, env });
  line.show(progress);
  line.show(progress);
  line.clear();
  return written;
}

test('on a terminal the line is cut to its width, without control characters, and erased at the end', () => {
  expect(shownOn(true, {})).toBe('\r\u001b[K3/10  42 requests  1 failures  UpdateTa\r\u001b[K');
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

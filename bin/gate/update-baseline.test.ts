import { expect, test } from 'vitest';
import { failureOf, requirementOf, runOf } from '../../reporters/testing/sample-run.js';
import type { Run } from '../../suites/results/run.js';
import { parseBaseline } from './parse-baseline.js';
import { updateBaseline } from './update-baseline.js';

const known = () => new Set(['a', 'b', 'c']);

const updated = (text: string, run: Run, today = '2026-06-30') =>
  updateBaseline({ file: 'b.yaml', text, accepted: parseBaseline('b.yaml', text, known) }, run, today);

const entry = (requirement: string, expires = '2026-12-31') =>
  `  - requirement: ${requirement}\n    reason: known # really\n    owner: team\n    expires: ${expires}\n`;

test('a new list has every finding, for ninety days, and can be read', () => {
  const run = runOf(
    [
      requirementOf({ id: 'a', verdict: 'fail' }),
      requirementOf({ id: 'b' }),
      requirementOf({ id: 'c', verdict: 'error' }),
    ],
    {
      failures: [failureOf({ requirement: 'a', message: 'It: was\n"refused".' })],
    },
  );
  const { text, added, accepted } = updated('', run);
  expect(added).toEqual(['a']);
  expect(text).toMatch(/^# What is accepted/);
  expect(parseBaseline('b.yaml', text, known)).toEqual(accepted);
  expect(accepted).toEqual([
    {
      requirement: 'a',
      verdict: 'fail',
      reason: 'It: was\\n"refused".',
      owner: 'nobody yet',
      expires: '2026-09-28',
    },
  ]);
});

test('what was not found leaves the list, what was found and what was not asked stay with their comments', () => {
  const text = `# ours\naccepted:\n${entry('a')}${entry('b')}${entry('c')}`;
  const run = runOf([requirementOf({ id: 'a' }), requirementOf({ id: 'b', verdict: 'warn' })]);
  const result = updated(text, run);
  expect(result.removed).toEqual(['a']);
  expect(result.text).toBe(
    `# ours\naccepted:\n${entry('b').replace('2026-12-31\n', '2026-12-31\n    verdict: warn\n')}${entry('c')}`,
  );
});

test('what has expired and was found again is accepted anew', () => {
  const run = runOf([requirementOf({ id: 'a', verdict: 'fail' })]);
  const { text, renewed } = updated(`accepted:\n${entry('a', '2026-06-29')}`, run);
  expect(renewed).toEqual(['a']);
  expect(text).toContain('expires: 2026-09-28');
});

test('an update of what was just written changes nothing', () => {
  const run = runOf([requirementOf({ id: 'a', verdict: 'fail' })]);
  const { text } = updated('', run);
  expect(updated(text, run)).toMatchObject({ text, added: [], removed: [], renewed: [] });
});

test('what the profile of the run leaves out stays in the list', () => {
  const run = runOf([requirementOf({ id: 'a', verdict: 'not-applicable', cases: 0 })]);
  const text = `accepted:\n${entry('a')}`;
  expect(updated(text, run)).toMatchObject({ text, added: [], removed: [], renewed: [] });
});

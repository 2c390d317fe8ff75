import { expect, test } from 'vitest';
import { runCaptured } from '../testing/run-captured.js';

test('every requirement is told with its level, its statement and its place', async () => {
  const { code, stdout } = await runCaptured(['requirements']);
  expect(code).toBe(0);
  const paragraphs = stdout.trimEnd().split('\n\n');
  expect(paragraphs.length).toBeGreaterThan(100);
  for (const paragraph of paragraphs) {
    expect(paragraph).toMatch(/^(must|should|may) +\S+\n {7}\S(.|\n)*\n {7}document 00\d/);
  }
});

test('as JSON the catalogue carries its edition', async () => {
  const { stdout } = await runCaptured(['requirements', '--format', 'json', '--edition', 'manual-38']);
  const catalogue = JSON.parse(stdout);
  expect(catalogue.edition).toBe('manual-38');
  expect(catalogue.requirements[0]).toHaveProperty('statement.zh');
});

test('the catalogue can be narrowed to operations and levels', async () => {
  const narrow = ['--format', 'json', '--operation', 'UpdateCopyState', '--level', 'must'];
  const { stdout } = await runCaptured(['requirements', ...narrow]);
  const found: { id: string; operationId: string; level: string }[] = JSON.parse(stdout).requirements;
  expect(found.map(({ id }) => id)).toContain('SMS.7728');
  expect(new Set(found.map(({ operationId, level }) => `${operationId} ${level}`))).toEqual(
    new Set(['UpdateCopyState must']),
  );
});

test('an operation that the contract does not have is refused with the nearest name', async () => {
  const { code, stderr } = await runCaptured(['requirements', '--operation', 'UpdateCopyStat']);
  expect([code, stderr]).toEqual([
    2,
    "sms-conformance: unknown operation 'UpdateCopyStat': did you mean 'UpdateCopyState'?\n",
  ]);
});

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

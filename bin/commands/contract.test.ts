import { join } from 'node:path';
import { lintFromString, loadConfig } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { EDITIONS } from '../../spec/editions.js';
import { parseExact } from '../../spec/exact-json.js';
import { packageRoot } from '../../spec/package-root.js';
import { runCaptured } from '../testing/run-captured.js';

const printed = async (...options: string[]) => (await runCaptured(['contract', ...options])).stdout;

test.each(EDITIONS)('the document of %s lints clean', async (edition) => {
  const config = await loadConfig({ configPath: join(packageRoot, 'redocly.yaml') });
  const source = await printed('--edition', edition, '--format', 'json');
  const problems = await lintFromString({ source, absoluteRef: join(packageRoot, 'contract.json'), config });
  expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
});

test.each(['yaml', 'json'])('the largest int64 keeps every digit in %s', async (format) => {
  const text = await printed('--format', format);
  expect(text).toMatch(/"?maximum"?: 9223372036854775807\b/);
  expect(text).not.toContain('9223372036854776000');
});

test('both formats are the same document', async () => {
  const yaml = parse(await printed(), { intAsBigInt: true });
  const json = parse(await printed('--format', 'json'), { intAsBigInt: true });
  expect(yaml).toEqual(json);
});

test('the version of the document is the edition', async () => {
  const document = parseExact(await printed('--format', 'json', '--edition', 'page-undated'));
  expect(document).toMatchObject({ openapi: '3.1.0', info: { version: 'page-undated' } });
});

test('the document refers to nothing outside of itself', async () => {
  const references = [...(await printed('--format', 'json')).matchAll(/"\$ref": "([^"]*)"/g)];
  expect(
    references.map(([, reference]) => reference).filter((reference) => !reference?.startsWith('#/')),
  ).toEqual([]);
});

test('what YAML 1.1 would read as a date or a boolean is quoted', async () => {
  expect(await printed()).not.toMatch(/: (yes|no|on|off|y|n|\d{4}-\d\d-\d\d)$/im);
});

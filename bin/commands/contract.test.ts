import { join } from 'node:path';
import { createConfig, lintFromString, loadConfig } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadContract } from '../../spec/contract.js';
import { documentWithConditions } from '../../spec/document-with-conditions.js';
import { EDITIONS } from '../../spec/editions.js';
import { parseExact, stringifyExact } from '../../spec/exact-json.js';
import { packageRoot } from '../../spec/package-root.js';
import { runCaptured } from '../testing/run-captured.js';

const printed = async (...options: string[]) => (await runCaptured(['contract', ...options])).stdout;

const config = await loadConfig({ configPath: join(packageRoot, 'redocly.yaml') });

/** What the linter says of a text, as if it were the contract that the command prints. */
const lint = (source: string) =>
  lintFromString({ source, absoluteRef: join(packageRoot, 'contract.json'), config });

const briefly = (problems: Awaited<ReturnType<typeof lint>>) =>
  problems.map(({ ruleId, message }) => `${ruleId}: ${message}`);

test.each(EDITIONS)(
  'the document of %s lints clean, apart from the two paths that collide',
  async (edition) => {
    const problems = await lint(await printed('--edition', edition, '--format', 'json'));
    expect(briefly(problems.filter(({ ignored }) => !ignored))).toEqual([]);
    expect(briefly(problems.filter(({ ignored }) => ignored))).toEqual([
      expect.stringContaining('`/v3/sources/{source_id}` and `/v3/{task_id}/update-network-check-info`'),
      expect.stringContaining('`/v3/{task_id}/update-network-check-info` and `/v3/sha256/{key}`'),
    ]);
  },
);

test('no recommended rule of the linter is turned off', async () => {
  const recommended = await createConfig({ extends: ['recommended-strict'] });
  expect(Object.keys(config.rules.oas3_1).length).toBeGreaterThan(20);
  expect(config.rules.oas3_1).toEqual(recommended.rules.oas3_1);
});

test('what a recommended rule only warns of is an error', async () => {
  const { info, ...others } = JSON.parse(await printed('--format', 'json'));
  const { license: _, ...unlicensed } = info;
  const problems = await lint(JSON.stringify({ ...others, info: unlicensed }));
  expect(problems.filter(({ ignored }) => !ignored)).toMatchObject([
    { ruleId: 'info-license', severity: 'error' },
  ]);
});

test.each(['yaml', 'json'])('the largest int64 keeps every digit in %s', async (format) => {
  const text = await printed('--format', format);
  expect(text).toMatch(/"?maximum"?: 9223372036854775807\b/);
  expect(text).not.toContain('9223372036854776000');
});

test.each(EDITIONS)('both formats are the document of %s, digit for digit', async (edition) => {
  const document = stringifyExact(documentWithConditions(loadContract(edition)));
  const json = await printed('--edition', edition, '--format', 'json');
  const yaml = await printed('--edition', edition, '--format', 'yaml');
  expect(stringifyExact(parseExact(json))).toBe(document);
  expect(stringifyExact(parse(yaml, { intAsBigInt: true }))).toBe(document);
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

test('the document has the conditions that the tables state in words', async () => {
  expect(await printed()).toContain('x-condition: RegisterServer.condition.has_rsync.mandatory-for-linux');
});

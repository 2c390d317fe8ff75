import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { packageRoot } from '../../spec/package-root.js';
import { runCaptured } from '../testing/run-captured.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'certify-'));
});

afterEach(() => rm(directory, { recursive: true }));

async function violations(): Promise<unknown[]> {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  formats.default(ajv);
  const schema = JSON.parse(await readFile(join(packageRoot, 'reporters', 'report.schema.json'), 'utf8'));
  const report = JSON.parse(await readFile(join(directory, 'report.json'), 'utf8'));
  ajv.validate(schema, report);
  return ajv.errors ?? [];
}

test('the report about the embedded server satisfies the published schema', async () => {
  const { stdout } = await runCaptured(['certify', '--report', directory, '--operation', 'UpdateTaskStatus']);
  expect(stdout).toMatch(
    /\nVerdict: \S+\nReport: {2}\S+ \(report\.json, report\.html, junit\.xml, report\.sarif, summary\.md, badge\.svg, certificate\.json\)\n$/,
  );
  expect(await violations()).toEqual([]);
});

test('the report about a server that refuses connections satisfies the published schema', async () => {
  const argv = ['certify', '--report', directory, '--endpoint', 'http://127.0.0.1:1'];
  expect((await runCaptured(argv)).code).toBe(3);
  expect(await violations()).toEqual([]);
});

test('a run that is interrupted before it begins still has a report and exits with 130', async () => {
  const { code } = await runCaptured(['certify', '--report', directory], {}, AbortSignal.abort());
  expect(code).toBe(130);
  expect(await violations()).toEqual([]);
});

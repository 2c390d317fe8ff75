import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { parseExact } from '../spec/exact-json.js';
import { json, SCHEMA_VERSION } from './json.js';
import { runOf, troubledRun } from './testing/sample-run.js';

const schema = JSON.parse(readFileSync(new URL('report.schema.json', import.meta.url), 'utf8'));
const ajv = new Ajv2020({ allErrors: true, strict: true, allowUnionTypes: true });
formats.default(ajv);
const validate = ajv.compile(schema);

const violations = (text: string) => {
  validate(JSON.parse(text));
  return validate.errors ?? [];
};

test('the report of a conformant run satisfies the published schema', () => {
  expect(violations(json(runOf()))).toEqual([]);
});

test('the report of a run in which everything goes wrong satisfies the published schema', () => {
  expect(violations(json(troubledRun()))).toEqual([]);
});

test('the published schema refuses a report with a key that it does not describe', () => {
  const report = { ...JSON.parse(json(runOf())), secret: 1 };
  expect(violations(JSON.stringify(report))).toHaveLength(1);
});

test('the top-level keys are the promised ones, in their order', () => {
  expect(Object.keys(JSON.parse(json(runOf())))).toEqual([
    'schemaVersion',
    'tool',
    'contract',
    'target',
    'run',
    'verdict',
    'summary',
    'requirements',
    'failures',
    'transitions',
  ]);
});

test('the largest int64 keeps every digit', () => {
  expect(json(troubledRun())).toContain('"received": 9223372036854775807');
});

test('hostile text comes back from the file as it was received', () => {
  const run = troubledRun();
  const read = JSON.parse(Buffer.from(json(run), 'utf8').toString('utf8'));
  expect(read.failures[0].response.body).toBe(run.failures[0]?.response?.body);
});

test('reasons stand in the summary and leftovers in the run', () => {
  const report = parseExact(json(troubledRun()));
  expect(report).toMatchObject({
    summary: { reasons: ['1 requirement failed.'] },
    run: { leftovers: [{ kind: 'task', id: null }] },
  });
});

test('the schema is named by its version', () => {
  expect(schema.$id).toBe(`urn:sms-conformance:report:${SCHEMA_VERSION}`);
});

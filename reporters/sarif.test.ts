import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import type { Log, Result } from 'sarif';
import { expect, test } from 'vitest';
import { loadContract } from '../spec/contract.js';
import { packageRoot } from '../spec/package-root.js';
import { requirementsOf } from '../spec/requirements.js';
import { placeOf } from './sarif/place-of.js';
import { readYamlPlaces } from './sarif/yaml-places.js';
import { sarif } from './sarif.js';
import { failureOf, requirementOf, runOf, troubledRun } from './testing/sample-run.js';

/** The schema is written in draft 04, which differs from what ajv reads in the name of its id only. */
const {
  $schema: _,
  id: __,
  ...schema
} = JSON.parse(readFileSync(new URL('testing/sarif-schema-2.1.0.json', import.meta.url), 'utf8'));
const ajv = new Ajv({ allErrors: true, strict: false });
formats.default(ajv);
const validate = ajv.compile(schema);

const logOf = (text: string): Log => JSON.parse(text);

function violations(text: string) {
  validate(logOf(text));
  return validate.errors ?? [];
}

const resultsOf = (text: string): Result[] => logOf(text).runs[0]?.results ?? [];

test.each([
  ['a conformant run', runOf()],
  ['a run in which everything goes wrong', troubledRun()],
  ['a run of nothing', runOf([])],
])('the log of %s satisfies the schema of OASIS', (_, run) => {
  expect(violations(sarif(run))).toEqual([]);
});

test('the schema of OASIS refuses a result without a message', () => {
  const log = logOf(sarif(troubledRun()));
  const [result] = log.runs[0]?.results ?? [];
  Object.assign(result ?? {}, { message: undefined });
  expect(violations(JSON.stringify(log))).not.toEqual([]);
});

test('every requirement is a rule, and every finding a result that names its rule', () => {
  const run = troubledRun();
  const [first] = logOf(sarif(run)).runs;
  const rules = first?.tool.driver.rules ?? [];
  expect(rules.map(({ id }) => id)).toEqual(run.requirements.map(({ id }) => id));
  const results = first?.results ?? [];
  expect(results.map(({ ruleId, level, kind }) => [ruleId, level, kind])).toEqual([
    ['UpdateTaskStatus.request.operation.enum', 'error', 'fail'],
    ['UpdateTaskStatus.request.operation.enum', 'error', 'fail'],
    ['ListTasks.request.name.maxLength', 'warning', 'fail'],
    ['SMS.7714', 'none', 'open'],
  ]);
  for (const { ruleId, ruleIndex = -1 } of results) expect(rules[ruleIndex]?.id).toBe(ruleId);
});

test('an error of ours is a notification and no result', () => {
  const [first] = logOf(sarif(troubledRun())).runs;
  expect(first?.invocations?.[0]?.toolExecutionNotifications).toEqual([
    { level: 'error', message: { text: 'No answer.' }, associatedRule: { id: 'ShowTask.response' } },
  ]);
});

test('a finding stands at the line of the contract that states the requirement', () => {
  const source = { document: '004', section: '5.4.7', table: '5-178', row: 'operation' };
  const run = runOf([requirementOf({ verdict: 'fail', source })], { failures: [failureOf()] });
  const [{ physicalLocation } = {}] = resultsOf(sarif(run))[0]?.locations ?? [];
  const { uri = '' } = physicalLocation?.artifactLocation ?? {};
  const line = readFileSync(join(packageRoot, uri), 'utf8').split('\n')[
    (physicalLocation?.region?.startLine ?? 0) - 1
  ];
  expect([uri, line?.trim()]).toEqual([
    'spec/openapi/schemas/tasks.yaml',
    expect.stringMatching(/^operation:/),
  ]);
});

test('every requirement of the contract has a line that names its field, rule or code', () => {
  const places = readYamlPlaces();
  const files = new Map<string, string[]>();
  const lineOf = (file: string, line: number) => {
    const lines = files.get(file) ?? readFileSync(join(packageRoot, file), 'utf8').split('\n');
    files.set(file, lines);
    return lines[line - 1] ?? '';
  };
  const all = requirementsOf(loadContract('manual-38'));
  const found = all.map((requirement) => ({ requirement, place: placeOf(requirement, places) }));
  expect(found.filter(({ place }) => place === undefined)).toEqual([]);
  const exact = found.filter(({ requirement: { id, source }, place }) => {
    const text = place ? lineOf(place.file, place.line) : '';
    const [last = ''] = (source.row ?? '').split('.').slice(-1);
    return (
      text.includes(id) ||
      (last !== '' && text.includes(last)) ||
      id.endsWith(text.replace('- id: ', '').trim())
    );
  });
  expect(exact.length / all.length).toBeGreaterThan(0.9);
});

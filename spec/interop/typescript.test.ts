import { beforeAll, expect, test } from 'vitest';
import { loadContract } from '../contract.js';
import { EDITIONS, type Edition } from '../editions.js';
import { diagnose, generateTypes } from '../testing/compile-types.js';

/** The generated declarations as `EDITION.d.ts`. */
const generated = new Map<string, string>();

beforeAll(async () => {
  for (const edition of EDITIONS) generated.set(`${edition}.d.ts`, await generateTypes(edition));
});

const diagnoseCode = (edition: Edition, statement: string) =>
  diagnose(
    new Map([
      ...generated,
      ['code.ts', `import type { components, operations, paths } from './${edition}.js';\n${statement}`],
    ]),
  );

test('the types of every edition compile', () => {
  expect([...generated.keys()]).toHaveLength(EDITIONS.length);
  expect(diagnose(generated)).toEqual([]);
});

test('types that refer to a schema that is not there do not compile', () => {
  const text = generated.get('latest.d.ts')?.replace(/^ +ListTasksResponse: /m, 'Renamed: ') ?? '';
  expect(diagnose(new Map([...generated, ['renamed.d.ts', text]]))).toEqual([
    expect.stringMatching(/^Property 'ListTasksResponse' does not exist/),
  ]);
});

test.each(EDITIONS)('the types of %s have its 52 operations and no other', (edition) => {
  const { operations } = loadContract(edition);
  const members = operations.map(({ operationId }) => `${operationId}: true`);
  const typed = (list: string[]) =>
    diagnoseCode(edition, `export const all: Record<keyof operations, true> = { ${list.join(', ')} };`);
  expect(typed(members)).toEqual([]);
  expect(typed(members.slice(1))).toEqual([expect.stringMatching(/^Property '\w+' is missing/)]);
});

const REGISTER = "paths['/v3/sources']['post']['requestBody']['content']['application/json']";
const REPORT = "operations['UpdateCopyState']['requestBody']['content']['application/json']";
const CREATED = "paths['/v3/sources']['post']['responses'][200]['content']['application/json']";
const CREATE_TASK = "paths['/v3/tasks']['post']['requestBody']['content']['application/json']";
const LISTING = "paths['/v3/tasks']['get']['parameters']['query']";

test.each<[Edition, string, string]>([
  ['latest', REGISTER, "{ name: 'server', os_type: 'LINUX', memory: 8589934592, disks: [] }"],
  ['manual-38', REGISTER, "{ os_type: 'WINDOWS', firmware: 'UEFI', networks: [] }"],
  ['latest', CREATED, "{ id: 'a' }"],
  ['latest', REPORT, "{ copystate: 'INIT', migrationcycle: 'checking' }"],
  ['page-undated', REPORT, "{ copystate: 'initialize', migrationcycle: 'checking' }"],
  ['latest', LISTING, "{ state: 'RUNNING', limit: 10 }"],
])('the types of %s take for %s the value %s', (edition, type, value) => {
  expect(diagnoseCode(edition, `export const value: ${type} = ${value};`)).toEqual([]);
});

test.each<[Edition, string, string, RegExp]>([
  ['latest', REGISTER, "{ memory: '8589934592' }", /^Type 'string' is not assignable to type 'number'/],
  ['latest', REGISTER, "{ os_type: 'SOLARIS' }", /^Type '"SOLARIS"' is not assignable to type/],
  ['latest', REGISTER, "{ nmae: 'server' }", /'nmae' does not exist in type/],
  ['latest', CREATED, '{ id: 1 }', /^Type 'number' is not assignable to type 'string'/],
  ['latest', REPORT, "{ copystate: 'initialize' }", /^Type '"initialize"' is not assignable to type/],
  ['page-undated', REPORT, "{ copystate: 'INIT' }", /^Type '"INIT"' is not assignable to type/],
  ['latest', CREATE_TASK, "{ name: 'task' }", /is missing the following properties/],
  ['manual-38', LISTING, "{ state: 'PAUSED' }", /^Type '"PAUSED"' is not assignable to type/],
])('the types of %s do not take for %s the value %s', (edition, type, value, refusal) => {
  expect(diagnoseCode(edition, `export const value: ${type} = ${value};`)).toEqual([
    expect.stringMatching(refusal),
  ]);
});

test('the types know no method and no path that the contract does not have', () => {
  expect(diagnoseCode('latest', "export type Wrong = paths['/v3/sources']['put']['requestBody'];")).toEqual([
    expect.stringMatching(/^Property 'requestBody' does not exist/),
  ]);
  expect(diagnoseCode('latest', "export type Wrong = paths['/v3/servers'];")).toEqual([
    expect.stringMatching(/^Property '\/v3\/servers' does not exist/),
  ]);
});

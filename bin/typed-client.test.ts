import { execFile } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import ts from 'typescript';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startServer } from '../fixtures/server/server.js';
import { DEFAULT_EDITION } from '../spec/editions.js';
import { packageRoot } from '../spec/package-root.js';
import { diagnose, FOR_NODE, generateTypes } from '../spec/testing/compile-types.js';

/** A program of somebody who has the printed contract, openapi-typescript and undici, and nothing else of ours. */
const PROGRAM = 'interop/typed-client.mts';

let types: string;
let program: string;
beforeAll(async () => {
  types = await generateTypes(DEFAULT_EDITION);
  program = await readFile(join(packageRoot, PROGRAM), 'utf8');
});

const compile = (text: string) =>
  diagnose(
    new Map([
      ['interop/contract.d.ts', types],
      [PROGRAM, text],
    ]),
    FOR_NODE,
  );

it('compiles against the types of the contract', () => {
  expect(compile(program)).toEqual([]);
});

it.each([
  ["'/v3/sources/{source_id}/changestate', {", "'/v3/sources/{source_id}/state', {"],
  ["operation: 'start'", "operation: 'begin'"],
  ["report('INIT', 'replicating')", "report('INIT', 'replicate')"],
  ['memory: 4 * GIB', "memory: '4 GiB'"],
  ["state: 'MIGRATE_SUCCESS'", "status: 'MIGRATE_SUCCESS'"],
  ['const { id: task_id }', 'const { task_id }'],
])('does not compile with %s replaced by %s', (right, wrong) => {
  expect(program).toContain(right);
  expect(compile(program.replace(right, wrong))).not.toEqual([]);
});

/** Beside the packages that the program imports. */
const folder = mkdtempSync(join(packageRoot, 'node_modules', '.typed-client-'));
afterAll(() => rm(folder, { recursive: true }));

it('migrates a server', async () => {
  const { outputText } = ts.transpileModule(program, { compilerOptions: FOR_NODE, fileName: PROGRAM });
  const file = join(folder, 'typed-client.mjs');
  await writeFile(file, outputText);
  const server = await startServer();
  try {
    const env = { ...process.env, SMS_ENDPOINT: server.url, SMS_AUTH_TOKEN: server.token };
    const { stdout } = await promisify(execFile)(process.execPath, [file], { env });
    expect(JSON.parse(stdout)).toEqual({
      states: ['READY', 'RUNNING', 'MIGRATE_SUCCESS'],
      command: 'START',
      finished: true,
      left: [0, 0],
    });
  } finally {
    await server.close();
  }
});

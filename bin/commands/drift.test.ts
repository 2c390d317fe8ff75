import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OperationClaim } from '../../spec/drift/claims.js';
import { loadClaims } from '../../spec/drift/load-claims.js';
import { renderPage } from '../../spec/drift/testing/render-page.js';
import { WRITERS } from '../../spec/drift/testing/write-page.js';
import { runCaptured } from '../testing/run-captured.js';

const folder = mkdtempSync(join(tmpdir(), 'drift-'));

/** Writes a file and returns its path. */
function fileWith(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** The claims on an operation of the manual after a change. */
function changed(operationId: string, change: (operation: OperationClaim) => unknown): OperationClaim[] {
  const operation = loadClaims('manual-38').find((one) => one.operationId === operationId) as OperationClaim;
  const copy = structuredClone(operation);
  change(copy);
  return [copy];
}

const rowOf = (operation: OperationClaim, name: string) =>
  operation.tables
    .flatMap(({ rows }) => rows)
    .find((row) => row.name === name) as OperationClaim['tables'][0]['rows'][0];

const page = (operationId: string, change: (operation: OperationClaim) => unknown) =>
  WRITERS['page with tabs'](renderPage(changed(operationId, change), 'en'));

const drift = (...argv: string[]) => runCaptured(['drift', ...argv]);

/** The rules of the differences that are not only of words. */
async function rulesOf(...argv: string[]): Promise<string[]> {
  const { stdout } = await drift(...argv, '--format', 'json');
  const report = JSON.parse(stdout) as { documents: { drifts: { rule: string; place: string }[] }[] };
  return report.documents.flatMap(({ drifts }) => drifts.map(({ rule, place }) => `${place} ${rule}`));
}

test('a page that states what the contract states is no drift', async () => {
  const file = fileWith(
    'same.txt',
    page('ListErrorServers', () => {}),
  );
  const { code, stdout } = await drift(file);
  expect(stdout).toContain('No drift.');
  expect(code).toBe(0);
});

test('a changed limit is told with both statements, the requirement and exit code 1', async () => {
  const file = fileWith(
    'limit.txt',
    page('ListErrorServers', (one) => Object.assign(rowOf(one, 'limit'), { maximum: '101' })),
  );
  const { code, stdout } = await drift(file);
  expect(code).toBe(1);
  expect(stdout).toContain('query limit: the maximum is now 101, before 100. (loosens)');
  expect(stdout).toMatch(/now {5}.*limit\.txt:\d+, table 5-13, row limit: .*Maximum: 101/);
  expect(stdout).toContain(
    'before  document 004 (API manual, issue 38 of 2025-08-14), section 5.3.1, table 5-13, row limit: maximum 100',
  );
  expect(stdout).toContain('see     ListErrorServers.request.query.limit.maximum');
});

test.each([
  ['error', 0],
  ['warning', 1],
  ['note', 1],
  ['never', 0],
])('--fail-on %s ends a comparison with a warning with exit code %i', async (level, code) => {
  const file = fileWith(
    'limit.txt',
    page('ListErrorServers', (one) => Object.assign(rowOf(one, 'limit'), { maximum: '101' })),
  );
  expect((await drift(file, '--fail-on', level)).code).toBe(code);
});

test('a document is compared with another as it is with the contract', async () => {
  const earlier = fileWith(
    'earlier.txt',
    page('ListErrorServers', () => {}),
  );
  const later = fileWith(
    'later.txt',
    page('ListErrorServers', (one) => Object.assign(rowOf(one, 'limit'), { default: '7' })),
  );
  expect(await rulesOf(later, '--against', earlier)).toEqual(['query limit default-changed']);
  expect((await drift(earlier, '--against', earlier)).code).toBe(0);
});

test.each<[string, string | Uint8Array, RegExp]>([
  ['empty.txt', '', /it is empty: expected a document/],
  ['prose.txt', 'A colour is a colour.', /describes no operation: expected a request line/],
  ['program.bin', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 0]), /it is binary: expected text/],
])('%s is refused with one sentence and exit code 2', async (name, content, message) => {
  const { code, stderr, stdout } = await drift(fileWith(name, content));
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(message);
  expect(stderr).toContain(name);
});

test('a file that is not there is refused with its name', async () => {
  const { code, stderr } = await drift(join(folder, 'nowhere.txt'));
  expect(code).toBe(2);
  expect(stderr).toMatch(/nowhere\.txt: it cannot be read: ENOENT/);
});

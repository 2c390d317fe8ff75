import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { loadClaims } from './load-claims.js';
import { readAnyFile, readDocumentFile } from './read-file.js';
import { renderPage } from './testing/render-page.js';
import { WRITERS } from './testing/write-page.js';
import { UnreadableDocument } from './unreadable-document.js';

const folder = mkdtempSync(join(tmpdir(), 'read-file-'));

afterAll(() => rmSync(folder, { recursive: true }));

function fileWith(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const OPENAPI = 'openapi: 3.1.0\npaths: {}\n';

const described = loadClaims('manual-38').filter(({ operationId }) => operationId === 'ShowOverview');

const page = fileWith('page.txt', WRITERS['page with tabs'](renderPage(described, 'en')));

test('a page is read as what it claims, by either name', async () => {
  const claims = await readDocumentFile(page);
  expect(claims.operations.map(({ method, path }) => `${method} ${path}`)).toEqual([
    'GET /v3/sources/overview',
  ]);
  expect(await readAnyFile(page)).toEqual({ claims });
});

test('an OpenAPI document is its text, and no document of the API', async () => {
  const file = fileWith('openapi.yaml', OPENAPI);
  expect(await readAnyFile(file)).toEqual({ openapi: OPENAPI });
  await expect(readDocumentFile(file)).rejects.toThrow(/^it is an OpenAPI document: expected a page/);
});

test('a text that is neither is refused', async () => {
  const file = fileWith('prose.txt', 'A colour is a colour.');
  await expect(readAnyFile(file)).rejects.toThrow(UnreadableDocument);
});

test('what is no file, empty, too large or not there is refused with what it is', async () => {
  const directory = join(folder, 'directory');
  mkdirSync(directory);
  const large = fileWith('large.txt', '');
  truncateSync(large, 33 * 1024 * 1024);
  await expect(readAnyFile(directory)).rejects.toThrow(/^it is no file/);
  await expect(readAnyFile(fileWith('empty.txt', ''))).rejects.toThrow(/^it is empty/);
  await expect(readAnyFile(large)).rejects.toThrow('it has 33 MB: expected at most 32 MB');
  await expect(readAnyFile(join(folder, 'nowhere'))).rejects.toThrow(/^it cannot be read: ENOENT/);
});

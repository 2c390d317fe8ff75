import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { parseExact, stringifyExact } from '../../spec/exact-json.js';
import type { Schema } from '../../spec/schema.js';
import { runCaptured } from '../testing/run-captured.js';
import { changedOperations } from './changed-operations.js';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'since-'));
});

afterEach(() => rm(folder, { recursive: true }));

async function printed(format: string, change: (text: string) => string = (text) => text): Promise<string> {
  const { stdout } = await runCaptured(['contract', '--format', format]);
  const file = join(folder, `contract.${format}`);
  await writeFile(file, change(stdout));
  return file;
}

test.each(['yaml', 'json'])('nothing has changed since the same contract, printed as %s', async (format) => {
  expect(await changedOperations(await printed(format), 'latest')).toEqual([]);
});

test('a change in a schema is one of the operations that use it', async () => {
  const file = await printed('json', (text) => {
    const document = parseExact(text) as unknown as { components: { schemas: { PostTask: Schema } } };
    Object.assign(document.components.schemas.PostTask.properties?.name ?? {}, { maxLength: 63 });
    return stringifyExact(document);
  });
  expect(await changedOperations(file, 'latest')).toEqual(['CreateTask']);
});

test('an edition has changed where its pages say something else', async () => {
  expect(await changedOperations('manual-38', 'page-2025-10-22')).toEqual(['UpdateCopyState']);
  expect(await changedOperations('manual-38', 'page-2026-01-27')).toEqual(['UpdateTask']);
  expect(await changedOperations('manual-38', 'manual-38')).toEqual([]);
});

test('a file that is no contract is refused', async () => {
  const file = join(folder, 'x.yaml');
  await writeFile(file, 'a: [');
  await expect(changedOperations(file, 'latest')).rejects.toThrow(`${file} is neither YAML nor JSON: `);
  await writeFile(file, 'a: 1');
  await expect(changedOperations(file, 'latest')).rejects.toThrow(`${file} is no OpenAPI document`);
  await expect(changedOperations(join(folder, 'none'), 'latest')).rejects.toThrow(
    'there is no such file; expected a file or one of manual-38',
  );
});

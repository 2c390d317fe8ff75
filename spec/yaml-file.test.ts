import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { packageRoot } from './package-root.js';
import { readYaml } from './yaml-file.js';

const folder = mkdtempSync(join(tmpdir(), 'yaml-'));

afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string): unknown {
  const path = join(folder, 'file.yaml');
  writeFileSync(path, text);
  return readYaml(relative(packageRoot, path));
}

test('integers are numbers, and bigint beyond 2^53, at every depth', () => {
  expect(
    read('a: [9223372036854775807, 7, { b: -9223372036854775808 }]\nc: 1.5\nd: 9007199254740991'),
  ).toEqual({
    a: [9223372036854775807n, 7, { b: -9223372036854775808n }],
    c: 1.5,
    d: 9007199254740991,
  });
});

test('text, null and booleans stay', () => {
  expect(read('a: "1"\nb: null\nc: true\nd: 2025-08-14')).toEqual({
    a: '1',
    b: null,
    c: true,
    d: '2025-08-14',
  });
});

test('broken YAML is an error', () => {
  expect(() => read('a: [1')).toThrow();
});

import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { packageRoot } from '../spec/package-root.js';

/** Static imports and re-exports that are still there when types are gone. */
const STATIC = /^(?:import|export) (?!type\b)(?:[^;'"]*? from )?'([^']+)';/gm;

/** The packages that are loaded before the first line of a file runs. */
function packagesOf(entry: string): string[] {
  const seen = new Set<string>();
  const packages = new Set<string>();
  const visit = (file: string): void => {
    if (seen.has(file)) return;
    seen.add(file);
    for (const [, name = ''] of readFileSync(file, 'utf8').matchAll(STATIC)) {
      if (name.startsWith('.')) visit(join(dirname(file), name).replace(/\.js$/, '.ts'));
      else if (!name.startsWith('node:')) packages.add(name);
    }
  };
  visit(join(packageRoot, entry));
  return [...packages].sort();
}

test.each([
  ['the program, which shows help', 'bin/sms-conformance.ts', ['fastest-levenshtein']],
  ['the command contract', 'bin/commands/contract.ts', ['lossless-json']],
  ['the command drift, for text', 'bin/commands/drift.ts', ['lossless-json']],
])('%s loads no parser and no writer that it may do without', (_, entry, packages) => {
  expect(packagesOf(entry)).toEqual(packages);
});

test.each([
  ['bin/drift/side-by-side.ts', 'yaml'],
  ['spec/drift/layouts/html-lines.ts', 'parse5'],
  ['bin/commands/certify.ts', 'undici'],
])('what %s loads is found: %s', (entry, name) => {
  expect(packagesOf(entry)).toContain(name);
});

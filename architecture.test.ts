import { readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { posix } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { type Import, importsOf } from './bin/testing/imports-of.js';

/** What the files of a folder may import of ours; the first folder that fits decides. */
const DIRECTIONS: readonly { folder: string; imports: readonly string[] }[] = [
  { folder: 'spec', imports: ['spec'] },
  { folder: 'suites', imports: ['suites', 'spec', 'fixtures/examples'] },
  { folder: 'fixtures/examples', imports: ['fixtures/examples', 'spec'] },
  { folder: 'fixtures/agent', imports: ['fixtures/agent', 'spec'] },
  { folder: 'fixtures', imports: ['fixtures', 'spec'] },
  { folder: 'reporters', imports: ['reporters', 'suites/results', 'spec'] },
  { folder: 'bin', imports: ['bin', 'spec', 'suites', 'fixtures', 'reporters'] },
];

/** Code only: data files are as long as the tables that they hold. */
const MOST_LINES = 300;

/** Files that may be longer, with the reason. */
const LONGER: readonly { files: RegExp; reason: string }[] = [
  {
    files: /\/mutations\/[\w-]+-mutations\.ts$/,
    reason: 'a table of one-line cases, which the formatter stretches',
  },
];

/** Folders of checks, which are carried out a second time when a transcript is judged again. */
const CHECKS =
  /^suites\/(arrangements|bodies|examples|rejections|properties|relations|lifecycle|security)\/(?!.*(\.test\.ts$|\/testing\/))/;

/** What comes out otherwise the second time; `recording/part.ts` and `harness/pause.ts` have what does not. */
const UNREPEATABLE = /\b(Date\.now|new Date|performance\.now|randomUUID|randomBytes|setTimeout|delay)\(\)?/;

/** Where that is harmless, with the reason. */
const HARMLESS: readonly { line: string; reason: string }[] = [
  { line: 'signRequest(instead(sent), key, Date.now())', reason: 'a signature is answered from the record' },
];

/** What belongs to one machine and not to the project. */
const FOREIGN = [
  /(?<![\w.<}])\/(home|root|Users|work|tmp)\/\w+/,
  /\b[A-Z]:\\\\?Users\b/,
  /\b(registry|npm)\.[\w-]+\.(org|com|io|net|dev)\b/i,
  /\b(artifactory|nexus|verdaccio)\.\w/i,
];

const FOLDERS = ['bin', 'spec', 'suites', 'fixtures', 'reporters'];

type Sources = ReadonlyMap<string, string>;

const within = (path: string, folder: string) => path.startsWith(`${folder}/`);

/** What the package contains; tests and what only they use stay behind. */
const ships = (path: string) =>
  FOLDERS.some((folder) => within(path, folder)) && !/\.test\.ts$|\/testing\//.test(path);

/** Each import that a rule forbids, as `file:line imports target: rule`. */
function importViolations(sources: Sources, dependencies: readonly string[]): string[] {
  return [...sources].flatMap(([path, text]) =>
    importsOf(path, text).flatMap((found) => {
      const rule = ruleBrokenBy(path, found, dependencies);
      const target = found.target ?? 'a computed module';
      return rule === undefined ? [] : [`${path}:${found.line} imports ${target}: ${rule}`];
    }),
  );
}

function ruleBrokenBy(path: string, { target, ours }: Import, dependencies: readonly string[]) {
  if (target === null) return 'an import names its module, so that its direction can be checked';
  if (!ours) {
    if (!ships(path) || isBuiltin(target) || dependencies.includes(packageOf(target))) return undefined;
    return 'what ships imports only the dependencies of package.json';
  }
  if (ships(path) && !ships(target)) return 'what ships imports nothing that stays behind';
  const direction = DIRECTIONS.find(({ folder }) => within(path, folder));
  if (!direction || direction.imports.some((folder) => within(target, folder))) return undefined;
  return `${direction.folder} imports only ${direction.imports.join(', ')}`;
}

const packageOf = (specifier: string) =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Each ring of imports once, as `file:line imports target: rule (ring)`. */
function cycleViolations(sources: Sources): string[] {
  const found: string[] = [];
  const done = new Set<string>();
  const walk = (path: string, trail: readonly string[]): void => {
    const here = [...trail, path];
    for (const { line, target, ours, runs } of importsOf(path, sources.get(path) ?? '')) {
      if (!ours || !runs || target === null || !sources.has(target)) continue;
      const start = here.indexOf(target);
      if (start >= 0) {
        const ring = [...here.slice(start), target].join(' -> ');
        found.push(`${path}:${line} imports ${target}: no file imports itself, also not by others (${ring})`);
      } else if (!done.has(target)) {
        walk(target, here);
      }
    }
    done.add(path);
  };
  for (const path of sources.keys()) if (!done.has(path)) walk(path, []);
  return found;
}

function lengthViolations(sources: Sources, longer: typeof LONGER): string[] {
  return [...sources].flatMap(([path, text]) => {
    const lines = text.trimEnd().split('\n').length;
    if (lines <= MOST_LINES || longer.some(({ files }) => files.test(path))) return [];
    return [`${path}:${lines} is longer than ${MOST_LINES} lines: it wants to be two`];
  });
}

function foreignWords(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) =>
    text.split('\n').flatMap((line, index) => {
      const word = FOREIGN.map((pattern) => pattern.exec(line)?.[0]).find((match) => match !== undefined);
      return word === undefined ? [] : [`${path}:${index + 1} contains ${word}: it belongs to one machine`];
    }),
  );
}

function unrepeatable(sources: Sources): string[] {
  return [...sources].flatMap(([path, text]) =>
    !CHECKS.test(path)
      ? []
      : text.split('\n').flatMap((line, index) => {
          const word = UNREPEATABLE.exec(line)?.[0];
          if (word === undefined || HARMLESS.some((each) => line.includes(each.line))) return [];
          return [`${path}:${index + 1} asks ${word}: a transcript that is judged again does not know it`];
        }),
  );
}

/** The texts of the project's files, by path relative to the root. */
function readSources(extensions: readonly string[] | undefined, patterns: readonly string[]): Sources {
  const root = import.meta.dirname;
  const built = [
    'node_modules',
    'dist',
    'coverage',
    'conformance-report',
    'mutation/reports',
    'mutation/.stryker-tmp',
  ];
  const paths = ts.sys
    .readDirectory(root, extensions, built, patterns)
    .map((path) => posix.relative(root, path));
  return new Map(paths.map((path) => [path, readFileSync(posix.join(root, path), 'utf8')]));
}

const code = readSources(['.ts'], ['**/*']);
const { dependencies } = JSON.parse(readFileSync(new URL('package.json', import.meta.url), 'utf8')) as {
  dependencies: Record<string, string>;
};

test('every import goes in the direction that its folder allows', () => {
  expect(code.size).toBeGreaterThan(100);
  expect(importViolations(code, Object.keys(dependencies))).toEqual([]);
});

test('no imports run in a ring', () => {
  expect(cycleViolations(code)).toEqual([]);
});

test('every dependency is imported by something that ships', () => {
  const imported = [...code].flatMap(([path, text]) => (ships(path) ? importsOf(path, text) : []));
  const packages = imported.flatMap(({ target, ours }) =>
    ours || target === null ? [] : [packageOf(target)],
  );
  expect(Object.keys(dependencies).filter((name) => !packages.includes(name))).toEqual([]);
});

test('no file is too long', () => {
  expect(lengthViolations(code, LONGER)).toEqual([]);
});

test('no check asks for a time or a chance that a transcript does not have', () => {
  expect(unrepeatable(code)).toEqual([]);
  const asking = (path: string) => unrepeatable(new Map([[path, '\nconst id = randomUUID();']]));
  expect(asking('suites/lifecycle/a.ts')).toHaveLength(1);
  expect([asking('suites/lifecycle/a.test.ts'), asking('suites/harness/a.ts')]).toEqual([[], []]);
});

test('no file names a place of one machine or a registry', () => {
  const all = readSources(undefined, [
    '**/*',
    '.ci/**/*',
    '.github/**/*',
    '.npmrc',
    'interop/.npmrc',
    'bench/peers/.npmrc',
  ]);
  expect([...all.keys()]).toContain('.ci/run');
  expect(foreignWords(all)).toEqual([]);
});

test.each([
  ['spec/a.ts', `import { b } from '../suites/b.js';`, 'spec imports only spec'],
  ['spec/a.test.ts', `import { b } from '../bin/b.js';`, 'spec imports only spec'],
  ['suites/a.ts', `import type { B } from '../fixtures/server/b.js';`, 'suites imports only suites, spec,'],
  ['suites/a.ts', `export * from '../fixtures/faults/b.js';`, 'suites imports only suites, spec,'],
  ['suites/a.ts', `let b: import('../reporters/b.js').B;`, 'suites imports only suites, spec,'],
  ['suites/x/a.ts', `await import('../../bin/b.js');`, 'suites imports only suites, spec,'],
  ['fixtures/server/a.ts', `import '../../suites/b.js';`, 'fixtures imports only fixtures, spec'],
  ['fixtures/examples/a.ts', `import '../server/b.js';`, 'fixtures/examples imports only'],
  ['fixtures/agent/a.ts', `import type { B } from '../server/b.js';`, 'fixtures/agent imports only'],
  [
    'reporters/a.ts',
    `import { b } from '../suites/certify.js';`,
    'reporters imports only reporters, suites/results',
  ],
  ['reporters/a.ts', `import { b } from '../bin/b.js';`, 'reporters imports only reporters, suites/results'],
  ['bin/a.ts', `await import(name);`, 'an import names its module'],
  ['bin/a.ts', `import { b } from './testing/b.js';`, 'what ships imports nothing that stays behind'],
  ['bin/a.ts', `import { b } from './b.test.js';`, 'what ships imports nothing that stays behind'],
  ['bin/a.ts', `import { test } from 'vitest';`, 'what ships imports only the dependencies'],
])('in %s, %s is found', (path, statement, rule) => {
  const [violation, ...others] = importViolations(new Map([[path, `\n${statement}\n`]]), ['yaml']);
  expect(violation).toContain(`${path}:2 imports `);
  expect(violation).toContain(`: ${rule}`);
  expect(others).toEqual([]);
});

test.each([
  ['suites/a.ts', `import { b } from '../fixtures/examples/b.js';`],
  ['suites/a.ts', `const text = "import { b } from '../bin/b.js'"; // import '../bin/b.js'`],
  ['reporters/a.ts', `import type { Run } from '../suites/results/run.js';`],
  ['bin/a.ts', `import { parse } from 'yaml'; import { join } from 'node:path';`],
  ['bin/a.test.ts', `import { test } from 'vitest'; import { b } from './testing/b.js';`],
])('in %s, %s is allowed', (path, statement) => {
  expect(importViolations(new Map([[path, statement]]), ['yaml'])).toEqual([]);
});

test('a ring of imports is found once, and one of types is none', () => {
  const ring = (last: string) =>
    new Map([
      ['spec/a.ts', `import { b } from './b.js';`],
      ['spec/b.ts', `import { c } from './c.js';`],
      ['spec/c.ts', `\n${last}`],
    ]);
  expect(cycleViolations(ring(`export { b } from './b.js';`))).toEqual([
    'spec/c.ts:2 imports spec/b.ts: no file imports itself, also not by others (spec/b.ts -> spec/c.ts -> spec/b.ts)',
  ]);
  expect(cycleViolations(ring(`import type { b } from './b.js';`))).toEqual([]);
});

test('a long file is found unless it is an exception', () => {
  const lines = (count: number) => new Map([['spec/a.ts', 'x;\n'.repeat(count)]]);
  expect(lengthViolations(lines(300), [])).toEqual([]);
  expect(lengthViolations(lines(301), [])).toEqual([
    'spec/a.ts:301 is longer than 300 lines: it wants to be two',
  ]);
  expect(lengthViolations(lines(301), [{ files: /a\.ts$/, reason: 'a table' }])).toEqual([]);
});

test.each([
  ['', 'home', 'someone', 'project'].join('/'),
  `C:${'\\'}Users${'\\'}someone`,
  ['https:/', ['registry', 'example', 'org'].join('.'), 'yaml'].join('/'),
])('%s is found', (word) => {
  expect(foreignWords(new Map([['spec/a.ts', `fine\nsee ${word}`]]))).toHaveLength(1);
});

import { readdirSync, readFileSync } from 'node:fs';
import { configDefaults, defineConfig } from 'vitest/config';

if (!process.env.SMS_DOCUMENTS) {
  console.warn(
    'SMS_DOCUMENTS is not set to the folder of the documents: the tests that read them are skipped.',
  );
}

/** The three largest sets of servers that deviate, which take as long as all else: `npm run test:deviations`. */
const LARGE = 'bin/certification-{mutations,refusal-mutations,tolerated-mutations}.test.ts';

const exclude = [...configDefaults.exclude, ...(process.env.SMS_DEVIATIONS ? [] : [LARGE])];

/** Tests that replace a module, which must not be loaded before and must not stay. */
const replacing = ['spec', 'suites', 'fixtures', 'reporters'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path}`)
    .filter((path) => path.endsWith('.test.ts') && readFileSync(path, 'utf8').includes('vi.mock(')),
);

export default defineConfig({
  test: {
    // Some tests certify a whole server, on machines of any speed.
    maxWorkers: '100%',
    testTimeout: 300_000,
    hookTimeout: 300_000,
    coverage: {
      provider: 'v8',
      reporter: ['text', 'json'],
      include: ['spec/**/*.ts', 'suites/harness/**/*.ts'],
      exclude: ['**/*.test.ts', '**/testing/**'],
      thresholds: { 'spec/**': { lines: 95 }, 'suites/harness/**': { lines: 95 } },
    },
    projects: [
      {
        extends: true,
        test: {
          name: 'together',
          // The contract is read once in each process instead of once for each file.
          isolate: false,
          include: ['{spec,suites,fixtures,reporters}/**/*.test.ts'],
          exclude: [...exclude, ...replacing],
        },
      },
      {
        extends: true,
        test: { name: 'apart', include: ['{bench,bin}/**/*.test.ts', '*.test.ts', ...replacing], exclude },
      },
    ],
  },
});

import { configDefaults, defineConfig } from 'vitest/config';

if (!process.env.SMS_DOCUMENTS) {
  console.warn(
    'SMS_DOCUMENTS is not set to the folder of the documents: the tests that read them are skipped.',
  );
}

/** The three largest sets of servers that deviate, which take as long as all else: `npm run test:deviations`. */
const LARGE = 'bin/certification-{mutations,refusal-mutations,tolerated-mutations}.test.ts';

export default defineConfig({
  test: {
    include: ['{bench,bin,spec,suites,fixtures,reporters}/**/*.test.ts', '*.test.ts'],
    exclude: [...configDefaults.exclude, ...(process.env.SMS_DEVIATIONS ? [] : [LARGE])],
    // Some tests certify a whole server, on machines of any speed.
    maxWorkers: '100%',
    testTimeout: 300_000,
    hookTimeout: 300_000,
  },
});

import { TARGETS } from './targets.mjs';

const name = process.env.SMS_MUTATED;

export default {
  mutate: TARGETS[name]?.mutate,
  testRunner: 'vitest',
  vitest: { configFile: 'mutation/vitest.config.mjs', related: false },
  concurrency: 2,
  ignorePatterns: [
    '/bench',
    '/bin',
    '/docs',
    '/interop',
    '/reporters',
    '/mutation/reports',
    '/mutation/node_modules',
  ],
  // The tests read what the build has parsed: parsing it for every mutant takes longer than testing it.
  buildCommand: 'node mutation/take-parsed.mjs',
  tempDirName: 'mutation/.stryker-tmp',
  cleanTempDir: 'always',
  reporters: ['json', 'clear-text', 'progress-append-only'],
  jsonReporter: { fileName: `mutation/reports/${name}.json` },
  clearTextReporter: { allowColor: false, allowEmojis: false, logTests: false, reportTests: false },
  thresholds: { high: 95, low: 90, break: 90 },
  timeoutMS: 5_000,
};

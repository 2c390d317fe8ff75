/** What is mutated, by name, and the tests that have to notice it; paths are relative to the project. */
export const TARGETS = {
  oracles: {
    mutate: ['suites/harness/oracle.ts', 'suites/harness/condition-oracle.ts'],
    tests: ['suites/harness/oracle{,-messages}.test.ts', 'suites/harness/condition-oracle.test.ts'],
  },
  validators: {
    mutate: ['spec/validators.ts', 'spec/condition-validators.ts', 'spec/exact-keywords.ts'],
    tests: ['spec/validators.test.ts', 'spec/condition-validators.test.ts', 'spec/exact-keywords.test.ts'],
  },
  arbitraries: {
    mutate: ['suites/arbitraries/*.ts', '!suites/arbitraries/*.test.ts'],
    // Thousands of schemas at random take too long for each mutant: what they would notice, the other tests do.
    tests: ['suites/arbitraries/!(any-schema).test.ts'],
  },
  model: {
    mutate: ['suites/lifecycle/model/**/*.ts', '!suites/lifecycle/model/**/*.test.ts'],
    tests: ['suites/lifecycle/model/**/*.test.ts'],
  },
};

import type { JunitFailure } from './junit-failures.js';

/** A failed test of Newman in words that are the same in every run: without the indices of lists. */
export const portmanFinding = ({ suite, test, message }: JunitFailure): string =>
  `${suite}: ${test}: ${message}`
    .replace(/\[\d+\]/g, '[]')
    .replace(/\/\d+(?=[/ '])/g, '/[]')
    .replace(/\s+/g, ' ')
    .trim();

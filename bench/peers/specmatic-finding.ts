import type { JunitFailure } from './junit-failures.js';

/**
 * A failed test of Specmatic in words that are the same in every run: the scenario, the places and rules that it names,
 * and statuses; without the values that it made up.
 */
export function specmaticFinding({ test, message }: JunitFailure): string {
  const scenario = test
    .replace(/^.*\(\) > /, '')
    .replace(/\s+/g, ' ')
    .trim();
  const facts = message.match(/>> \S+|\b[RT]\d{4}\b|\b(?:status|received) \d{3}\b/g) ?? ['failed otherwise'];
  return `${scenario}: ${[...new Set(facts)].join(' ').replace(/\[\d+\]/g, '[]')}`;
}

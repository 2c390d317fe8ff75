import fc from 'fast-check';
import { expect, test } from 'vitest';
import { stepsFor } from './any-step.js';

/** How many of many random steps are in words as asked for. */
const share = (isAsked: (requirement: string) => boolean, words: RegExp): number => {
  const steps = fc.sample(fc.oneof(...stepsFor(isAsked)), { numRuns: 4000, seed: 1 });
  return steps.filter((step) => words.test(String(step))).length / steps.length;
};

test.each([
  ['UpdateTask.history', /^rename the task/],
  ['CreateTemplate.history', /^create a template/],
  ['ShowCommand.commands-once', /^ask for the command/],
])('steps that show %s come more often when a run is about it', (requirement, words) => {
  const whole = share(() => true, words);
  expect(whole).toBeGreaterThan(0);
  expect(share((id) => id === requirement, words)).toBeGreaterThan(3 * whole);
});

test('a run about one requirement still has every step that brings a history on', () => {
  const isAsked = (id: string) => id === 'UpdateTask.history';
  for (const words of [/^create a task/, /^start/, /^stop/, /^report syncing/, /^delete \(/])
    expect(share(isAsked, words)).toBeGreaterThan(0);
});

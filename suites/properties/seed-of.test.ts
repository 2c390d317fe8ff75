import { expect, test } from 'vitest';
import { seedOf } from './seed-of.js';

test('the seed of a property derives from the seed of the run and the requirement, and from nothing else', () => {
  const seeds = [
    seedOf(1, 'CreateTask.generated'),
    seedOf(2, 'CreateTask.generated'),
    seedOf(1, 'UpdateTask.generated'),
  ];
  expect(new Set(seeds).size).toBe(3);
  expect(seeds).toEqual([346_665_004, seedOf(2, 'CreateTask.generated'), seedOf(1, 'UpdateTask.generated')]);
});

test('it has the 31 bits that a seed of fast-check has', () => {
  const seeds = Array.from({ length: 1000 }, (_, seed) => seedOf(seed, 'R1'));
  expect(Math.min(...seeds)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...seeds)).toBeLessThan(2 ** 31);
  expect(Math.max(...seeds)).toBeGreaterThan(2 ** 30);
});

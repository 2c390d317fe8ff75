import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dealt } from './dealt.js';

test('stages get every thing once, in order, and as much to do as the others', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 300 }), (weights) => {
      const things = weights.map((weight, index) => ({ weight, index }));
      const stages = dealt(things, ({ weight }) => weight);
      expect(stages.flat().sort((a, b) => a.index - b.index)).toEqual(things);
      for (const stage of stages) expect(stage).toEqual(stage.toSorted((a, b) => a.index - b.index));
      const sums = stages.map((stage) => stage.reduce((sum, { weight }) => sum + weight, 0));
      const heaviest = Math.max(0, ...weights);
      if (sums.length > 0) expect(Math.max(...sums) - Math.min(...sums)).toBeLessThanOrEqual(heaviest);
    }),
  );
});

test('as many stages as fifteen things each need', () => {
  expect(dealt(Array.from({ length: 30 }, (_, index) => index)).map(({ length }) => length)).toEqual([
    15, 15,
  ]);
  expect(dealt(Array.from({ length: 31 }, (_, index) => index))).toHaveLength(3);
  expect(dealt([])).toEqual([]);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { suchThat } from './such-that.js';

const numbers = fc.integer({ min: 0, max: 999 });

test('only what is right is made, also where it is rare', () => {
  const rare = suchThat(numbers, (value) => value > 994);
  for (const value of fc.sample(rare as fc.Arbitrary<number>, 50)) expect(value).toBeGreaterThan(994);
});

test('what is right shrinks to what is right', () => {
  const uneven = suchThat(numbers, (value) => value % 10 !== 0) as fc.Arbitrary<number>;
  const { counterexample } = fc.check(
    fc.property(uneven, (value) => value < 101),
    { seed: 1 },
  );
  expect(counterexample).toEqual([101]);
});

test('where nothing is right, that is said instead of looking for it forever', () => {
  expect(suchThat(numbers, () => false)).toBeUndefined();
});

test('looking for something smaller that is right ends, however much there is that is wrong', () => {
  let [looked, isRight] = [0, true];
  const long = suchThat(fc.array(numbers, { minLength: 5000, maxLength: 5000 }), () => {
    looked += 1;
    return isRight;
  }) as fc.Arbitrary<number[]>;
  const fails = fc.property(long, () => {
    [looked, isRight] = [0, false];
    return false;
  });
  expect([fc.check(fails, { seed: 1 }).numShrinks, looked]).toEqual([0, 100]);
});

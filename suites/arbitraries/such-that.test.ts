import fc from 'fast-check';
import { expect, test, vi } from 'vitest';
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

test('after fifty wrong values, one that was right is made again, and always the same', () => {
  const madeAgain = () => {
    let [looked, isRight] = [0, true];
    const values = suchThat(numbers, (value) => {
      looked += 1;
      return isRight && value > 500;
    }) as fc.Arbitrary<number>;
    [looked, isRight] = [0, false];
    const made = fc.sample(values, { seed: 1, numRuns: 1 })[0] as number;
    return { made, looked };
  };
  const { made, looked } = madeAgain();
  expect(made).toBeGreaterThan(500);
  expect(looked).toBe(50);
  expect(madeAgain()).toEqual({ made, looked });
});

test('a value can be shrunk without knowing how it was made when it is right, and could be made', () => {
  const even = suchThat(numbers, (value) => value % 2 === 0);
  expect([998, 999, 1000, 'a'].map((value) => even?.canShrinkWithoutContext(value))).toEqual([
    true,
    false,
    false,
    false,
  ]);
});

test('an arbitrary that cannot shrink a value without knowing how it was made is not asked to', () => {
  const digits = numbers.map((value) => String(value));
  const asked = vi.spyOn(digits, 'shrink');
  expect([...(suchThat(digits, () => true)?.shrink('7', undefined) ?? ['never'])]).toEqual([]);
  expect(asked).not.toHaveBeenCalled();
});

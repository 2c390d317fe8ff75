import { expect, test } from 'vitest';
import { parseOptions } from './options.js';

const KNOWN = { peers: ['prism', 'dredd'], faults: ['a', 'b'] };

test('without options everything is compared, and the correct server examined three times', () => {
  expect(parseOptions([], KNOWN)).toEqual({ peer: [], fault: [], seed: 1, faultless: 3 });
});

test('tools and faults are chosen by name, and faults drawn by number and seed', () => {
  const argv = ['--peer', 'dredd', '--fault', 'a', '--fault', 'b', '--sample', '12', '--seed', '0'];
  expect(parseOptions(argv, KNOWN)).toMatchObject({
    peer: ['dredd'],
    fault: ['a', 'b'],
    sample: 12,
    seed: 0,
  });
});

test.each([
  [['--peer', 'prisma'], "unknown peer 'prisma': expected some of prism, dredd"],
  [['--fault', 'c'], "unknown fault 'c'"],
  [['--sample', '0'], "--sample '0': expected a whole number of at least 1"],
  [['--faultless', 'x'], "--faultless 'x'"],
  [['--all'], '--all'],
])('%j is refused, with what is wrong about it', (argv, sentence) => {
  expect(() => parseOptions(argv, KNOWN)).toThrow(sentence);
});

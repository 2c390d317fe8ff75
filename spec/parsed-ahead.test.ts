import fc from 'fast-check';
import { expect, test } from 'vitest';
import { joined, keptAs, loadContract } from './contract.js';
import { EDITIONS } from './editions.js';
import { fromKept, parsedAhead, toKept } from './parsed-ahead.js';
import { readYaml } from './yaml-file.js';
import { yamlFiles } from './yaml-files.js';

test('every YAML file of the package is the same when it was kept', () => {
  const files = yamlFiles();
  expect(files).toEqual(expect.arrayContaining(['spec/lifecycle.yaml', 'spec/rules/conditions.yaml']));
  for (const path of files) {
    const value = readYaml(path);
    expect(fromKept(toKept(value)), path).toStrictEqual(value);
  }
});

test.each(EDITIONS)(
  'the contract %s is the same when it was kept, to the order of its members',
  (edition) => {
    const document = joined(edition);
    const kept = fromKept(toKept(document));
    expect(kept).toEqual(document);
    expect(toKept(kept)).toBe(toKept(document));
  },
);

test('any JSON is the same when it was kept, also integers beyond 2^53 and text that looks like them', () => {
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      fc.bigInt(),
      fc.integer(),
      fc.string(),
      fc.boolean(),
      fc.constant(null),
      fc.constantFrom('9223372036854775807', 'value', 'integers'),
      fc.array(tie('value')),
      fc.dictionary(
        fc.string({ minLength: 1 }).filter((key) => key !== '__proto__'),
        tie('value'),
      ),
    ),
  }));
  fc.assert(
    fc.property(value, (one) => {
      expect(fromKept(toKept(one))).toEqual(one);
    }),
  );
});

test('nothing is kept beside the sources, so that they are read as they are', () => {
  expect(parsedAhead('spec/lifecycle.yaml')).toBeUndefined();
  expect(parsedAhead(keptAs('latest'))).toBeUndefined();
  expect(loadContract().operations).toHaveLength(52);
});

import { describe, expect, test } from 'vitest';
import { requestConstraints } from '../constraints.js';
import { loadContract } from '../contract.js';
import { EDITIONS } from '../editions.js';
import { type Json, parseExact, stringifyExact } from '../exact-json.js';
import { Validators, type Violation } from '../validators.js';

const GREATEST = 9223372036854775807n;

/** A body with a value at `a[].b`, and nothing else. */
function bodyWith(path: string, value: Json): Json {
  return path
    .replaceAll('[]', '.[]')
    .split('.')
    .reduceRight<Json>((inner, name) => (name === '[]' ? [inner] : { [name]: inner }), value);
}

describe.each(EDITIONS)('%s', (edition) => {
  const contract = loadContract(edition);
  const validators = new Validators(contract);
  const limits = contract.operations.flatMap((operation) =>
    requestConstraints(contract, operation)
      .filter(({ keyword, schema }) => keyword === 'maximum' && schema.format === 'int64')
      .map((limit) => ({ ...limit, operation })),
  );
  const greatest = limits.filter(({ limit }) => Number(limit) > Number.MAX_SAFE_INTEGER);

  test('has int64 fields whose limit is every digit of 2^63 - 1', () => {
    expect(greatest.length).toBeGreaterThan(30);
    expect(greatest.filter(({ limit }) => limit !== GREATEST)).toEqual([]);
  });

  test('is the same document after it was written and read', () => {
    const text = stringifyExact(contract.document);
    expect(text).toContain('"maximum":9223372036854775807,');
    expect(parseExact(text)).toEqual(contract.document);
  });

  test('takes 2^63 - 1 in each of these fields, and refuses 2^63', () => {
    const broken = ({ path, operation }: (typeof limits)[number], value: string): Violation[] =>
      validators
        .requestBody(operation)(parseExact(stringifyExact(bodyWith(path, BigInt(value)))))
        .filter((violation) => violation.path === path);
    for (const field of greatest) {
      expect(broken(field, '9223372036854775807'), field.id).toEqual([]);
      expect(broken(field, '9223372036854775808'), field.id).toMatchObject([
        { keyword: 'maximum', expected: GREATEST, received: 9223372036854775808n },
      ]);
    }
  });
});

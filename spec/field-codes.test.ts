import { describe, expect, test } from 'vitest';
import { requestConstraints } from './constraints.js';
import { loadContract } from './contract.js';
import { EDITIONS } from './editions.js';
import { ERROR_CODES } from './errors.js';
import { codesFor, isAbout } from './field-codes.js';
import { matchesAny } from './glob.js';
import { readYaml } from './yaml-file.js';

const entries = readYaml<{ at: string[]; codes: string[] }[]>('spec/field-codes.yaml');

const constraints = EDITIONS.flatMap((edition) => {
  const contract = loadContract(edition);
  return contract.operations.flatMap((operation) => requestConstraints(contract, operation));
});

const ids = [...new Set(constraints.map(({ id }) => id))];

test.each(entries.flatMap(({ at }) => at))('%s is the pattern of a request constraint', (pattern) => {
  expect(ids.some(matchesAny([pattern]))).toBe(true);
});

test('every code that a refusal may have is in the error table', () => {
  const codes = new Set(constraints.flatMap(codesFor));
  expect(codes.size).toBeGreaterThan(40);
  expect([...codes].filter((code) => !ERROR_CODES.includes(code))).toEqual([]);
});

describe('the codes for a constraint', () => {
  const name = { id: 'RegisterServer.request.name.maxLength', keyword: 'maxLength' } as const;

  test('are that of the keyword, those of the field, and the general ones, each once', () => {
    expect(codesFor(name)).toEqual([
      'SMS.6014',
      'SMS.6001',
      'SMS.6002',
      'SMS.6003',
      'SMS.9001',
      'SMS.6011',
      'SMS.6102',
    ]);
  });

  test.each([
    ['required', 'SMS.6013'],
    ['maxLength', 'SMS.6014'],
    ['maxItems', 'SMS.6014'],
    ['type', 'SMS.9001'],
    ['enum', 'SMS.9001'],
    ['minimum', 'SMS.9001'],
    ['maximum', 'SMS.9001'],
    ['minLength', 'SMS.9001'],
    ['minItems', 'SMS.9001'],
  ] as const)('for %s begin with %s', (keyword, first) => {
    const codes = codesFor({ id: 'X.request.y', keyword });
    expect(codes[0]).toBe(first);
    expect(new Set(codes).size).toBe(codes.length);
  });

  test('do not contain those of another field', () => {
    expect(codesFor({ id: 'RegisterServer.request.ip.maxLength', keyword: 'maxLength' })).not.toContain(
      'SMS.6001',
    );
  });

  test.each([
    ['SMS.6002', true],
    ['SMS.9001', true],
    [undefined, true],
    ['SMS.7602', false],
    ['SMS.6530', false],
  ])('a refusal of a source name with %s is about the name: %s', (code, expected) => {
    expect(isAbout(name, code)).toBe(expected);
  });
});

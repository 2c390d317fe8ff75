import { expect, test } from 'vitest';
import { EXACT_KEYWORDS, FORMATS } from './exact-keywords.js';

const BIG = 9_007_199_254_740_993n;

function accepts(name: string, stated: unknown, value: unknown): boolean {
  const keyword = EXACT_KEYWORDS.find((one) => one.keyword === name) as unknown as {
    validate(stated: unknown, value: unknown): boolean;
  };
  return keyword.validate(stated, value);
}

test.each<[string, unknown, unknown, unknown]>([
  ['numeric', true, 1, '1'],
  ['numeric', true, BIG, null],
  ['const', 0, 0n, 1n],
  ['const', 'a', 'a', 'b'],
  ['const', [], [], [0]],
  ['const', { a: 1, b: 2 }, { b: 2, a: 1n }, { a: 1 }],
  ['enum', [1, 'a'], 1n, 2n],
  ['maximum', 300, 300, 301],
  ['maximum', 300, 300n, BIG],
  ['maximum', 0.5, 0, 1n],
  ['exclusiveMinimum', 300, 301, 300],
  ['exclusiveMinimum', 300, BIG, 300n],
  ['multipleOf', 50, 350, 351],
  ['multipleOf', 2, BIG - 1n, BIG],
  ['multipleOf', 1, 5, 5.5],
  ['contentMediaType', 'application/json', '{"a":9007199254740993}', '{'],
  ['contentMediaType', 'application/json', '', ' '],
])('%s %j accepts %s and refuses %s', (name, stated, good, bad) => {
  expect(accepts(name, stated, good)).toBe(true);
  expect(accepts(name, stated, bad)).toBe(false);
});

test.each(['maximum', 'exclusiveMinimum', 'multipleOf', 'contentMediaType'])(
  '%s says nothing of a value of another type',
  (name) => {
    for (const value of [null, [1], { a: 1 }, true]) expect(accepts(name, 3, value)).toBe(true);
  },
);

const matches = (name: string, text: string): unknown => {
  const format = FORMATS[name];
  return format instanceof RegExp ? format.test(text) : (format as (text: string) => unknown)(text);
};

test.each([
  ['ipv4', '255.255.255.255', '255.255.255.256'],
  ['ipv4', '10.0.0.1', '10.0.0.01'],
  ['ipv6', '::ffff:10.0.0.1', '10.0.0.1'],
  ['ipv6', 'fe80::1', 'fe80::1%eth0'],
  ['uuid', 'F32AB4D6-d150-4fb3-aa55-edbb5cf9947f', 'f32ab4d6d1504fb3aa55edbb5cf9947f'],
  ['uuid', 'f32ab4d6-d150-4fb3-aa55-edbb5cf9947f', 'f32ab4d6-d150-4fb3-aa55-edbb5cf9947g'],
  ['uuid', '00000000-0000-0000-0000-000000000000', 'f32ab4d6-d150-4fb3-aa55-edbb5cf9947f0'],
  ['uuid', 'f32ab4d6-d150-4fb3-aa55-edbb5cf9947f', '0f32ab4d6-d150-4fb3-aa55-edbb5cf9947f'],
])('%s accepts %s and refuses %s', (name, good, bad) => {
  expect([matches(name, good), matches(name, bad)]).toEqual([true, false]);
});

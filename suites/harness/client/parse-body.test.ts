import { expect, test } from 'vitest';
import { parseBody } from './parse-body.js';

const parsed = (text: string | Buffer) => parseBody({ bytes: Buffer.from(text) });

test('JSON has its value with every digit', () => {
  expect(parsed('{"id":9223372036854775807}').json).toEqual({ id: 9223372036854775807n });
});

test.each(['', '<html>', '{"a":', '\ufeff{}', '{"a":1,"a":2}'])(
  '%j is no JSON, without more to say',
  (text) => {
    expect(parsed(text)).toEqual({ text, json: undefined });
  },
);

test.each([
  [200, undefined],
  [201, 'JSON that is nested more than 200 deep'],
  [100_000, 'JSON that is nested more than 200 deep'],
])('arrays and objects %i deep', (depth, problem) => {
  for (const [open, close] of [
    ['[', ']'],
    ['{"a":', '}'],
  ] as const) {
    const inner = open === '[' ? '' : '1';
    expect(parsed(open.repeat(depth) + inner + close.repeat(depth)).problem).toBe(problem);
  }
});

test.each([
  [1_000, undefined],
  [1_001, 'a number of more than 1000 digits'],
])('a number of %i digits', (digits, problem) => {
  expect(parsed(`{"memory": ${'7'.repeat(digits)}}`).problem).toBe(problem);
  expect(parsed(`[-0.${'7'.repeat(digits)}]`).problem).toBe(problem);
});

test('32 million digits take no longer than they take to read', () => {
  const bytes = Buffer.alloc(32 * 1024 * 1024, '9');
  expect(parseBody({ bytes }).problem).toBe('a number of more than 1000 digits');
});

test.each([
  [1_000_001, undefined],
  [1_000_002, 'JSON of more than 1000000 values'],
])('%i values', (count, problem) => {
  expect(parsed(`[${'0,'.repeat(count - 1)}0]`).problem).toBe(problem);
});

test('brackets, commas and digits within a string do not count', () => {
  const text = `\\"${'['.repeat(300)}${'1'.repeat(2_000)}${','.repeat(1_000_100)}\\\\`;
  expect(parsed(`{"a":"${text}"}`).problem).toBeUndefined();
  expect(parsed(`{"a":"${text}"}`).json).toBeDefined();
});

test('bytes that are no UTF-8 are a problem, and still text', () => {
  const body = parsed(Buffer.from([0x22, 0xff, 0xfe, 0x22]));
  expect(body).toEqual({ text: '"\ufffd\ufffd"', json: undefined, problem: 'a body that is not UTF-8' });
});

import { expect, test } from 'vitest';
import type { Constraint } from './constraints.js';
import { describeConstraint } from './describe-constraint.js';

const constraint = (change: Partial<Constraint>): Constraint => ({
  id: '',
  operationId: 'UpdateTask',
  location: 'body',
  path: 'name',
  keyword: 'maxLength',
  limit: 64,
  schema: {},
  source: { document: '003' },
  ...change,
});

test.each<[Partial<Constraint>, string, string]>([
  [{}, 'UpdateTask: name has at most 64 characters.', 'UpdateTask：name至多64个字符。'],
  [
    { keyword: 'minLength', limit: 1 },
    'UpdateTask: name has at least 1 characters.',
    'UpdateTask：name至少1个字符。',
  ],
  [{ keyword: 'required', limit: true }, 'UpdateTask: name is mandatory.', 'UpdateTask：name必选。'],
  [
    { keyword: 'type', limit: 'string' },
    'UpdateTask: name is of type string.',
    'UpdateTask：name的类型为string。',
  ],
  [
    { keyword: 'enum', limit: ['A', 2] },
    'UpdateTask: name is one of A, 2.',
    'UpdateTask：name取值为A, 2之一。',
  ],
  [{ keyword: 'minimum', limit: -1 }, 'UpdateTask: name is at least -1.', 'UpdateTask：name不小于-1。'],
  [
    { keyword: 'maximum', limit: 9223372036854775807n },
    'UpdateTask: name is at most 9223372036854775807.',
    'UpdateTask：name不大于9223372036854775807。',
  ],
  [{ keyword: 'minItems', limit: 1 }, 'UpdateTask: name has at least 1 items.', 'UpdateTask：name至少1项。'],
  [{ keyword: 'maxItems', limit: 9 }, 'UpdateTask: name has at most 9 items.', 'UpdateTask：name至多9项。'],
  [
    { path: '', keyword: 'type', limit: 'object' },
    'UpdateTask: the body is of type object.',
    'UpdateTask：消息体的类型为object。',
  ],
  [
    { location: 'query', path: 'limit' },
    'UpdateTask: the query parameter limit has at most 64 characters.',
    'UpdateTask：query参数limit至多64个字符。',
  ],
])('%o is a sentence in both languages', (change, en, zh) => {
  expect(describeConstraint(constraint(change))).toEqual({ en, zh });
});

import { expect, test } from 'vitest';
import { loadContract } from '../../spec/contract.js';
import { exchangeOf, refusalOf } from '../testing/exchange-of.js';
import { Undocumented } from './undocumented.js';

const undocumented = Undocumented.of(loadContract());

test.each([
  ['a documented answer', exchangeOf('CreateTask', 200, '{"id":"t-1"}')],
  ['a documented refusal', refusalOf('CreateTask', 400, 'SMS.9001')],
  [
    'a limit that is not kept, which is no more than a warning',
    exchangeOf('CreateTask', 200, `{"id":"${'x'.repeat(300)}"}`),
  ],
])('%s is one', (_, exchange) => {
  expect(undocumented.in(exchange, 'a request')).toBeUndefined();
});

test.each([
  ['a server error', exchangeOf('CreateTask', 500, '{}'), 'CreateTask answered status 500'],
  [
    'another type',
    exchangeOf('CreateTask', 200, '{"id":7}'),
    'CreateTask answered id = 7; documented is type string, to a request.',
  ],
  ['an error code that is in no table', refusalOf('CreateTask', 400, 'SMS.0000'), 'the error code SMS.0000'],
  [
    'a page of HTML',
    exchangeOf('CreateTask', 400, '<html>', { 'content-type': 'text/html' }),
    'Content-Type "text/html"',
  ],
])('%s is none, and the message says to what it was the answer', (_, exchange, message) => {
  const fault = undocumented.in(exchange, 'a request');
  expect(fault?.message).toContain(message);
  expect(fault?.message).toMatch(/, to a request\.$/);
});

import { expect, test } from 'vitest';
import { exchangeOf, refusalOf } from '../testing/exchange-of.js';
import type { CallInput } from './exchange.js';
import { whyFull } from './quotas.js';

/** Why the account is full where its lists have so many entries, and what was asked to find out. */
async function reasonFor(exchange: Parameters<typeof whyFull>[0], count: unknown) {
  const asked: [string, CallInput][] = [];
  const reason = await whyFull(exchange, async (operationId, input) => {
    asked.push([operationId, input]);
    return exchangeOf(operationId, 200, JSON.stringify({ count }));
  });
  return { reason: reason?.message, asked: asked.map(([operationId]) => operationId) };
}

test.each<[string, string, number, string]>([
  [
    'RegisterServer',
    'SMS.6501',
    1000,
    'the account has no room for another source (SMS.6501): it has 1000 of at most 1000',
  ],
  [
    'CreateTemplate',
    'SMS.8115',
    50,
    'the account has no room for another template (SMS.8115): it has 50 of at most 50',
  ],
  [
    'CreateTemplate',
    'SMS.7113',
    51,
    'the account has no room for another template (SMS.7113): it has 51 of at most 50',
  ],
  [
    'RegisterServer',
    'SMS.6501',
    900,
    'the account has no room for another source (SMS.6501): it has 900 of at most 1000',
  ],
])('%s that is refused with %s while the list has %i', async (operationId, code, count, reason) => {
  expect((await reasonFor(refusalOf(operationId, 400, code), count)).reason).toBe(reason);
});

test.each<[string, string, unknown]>([
  ['RegisterServer', 'SMS.6501', 899],
  ['RegisterServer', 'SMS.6501', 0],
  ['RegisterServer', 'SMS.6501', null],
  ['RegisterServer', 'SMS.6501', undefined],
  ['RegisterServer', 'SMS.6501', 'many'],
  ['CreateTemplate', 'SMS.8115', 44],
])('%s may not be refused with %s while the list has %o', async (operationId, code, count) => {
  const { reason, asked } = await reasonFor(refusalOf(operationId, 400, code), count);
  expect(reason).toBeUndefined();
  expect(asked).toHaveLength(1);
});

test.each([
  ['another refusal', refusalOf('RegisterServer', 400, 'SMS.6002')],
  ['the code of another limit', refusalOf('RegisterServer', 400, 'SMS.8115')],
  ['the same code elsewhere', refusalOf('CreateTask', 400, 'SMS.6501')],
  ['an answer that accepts', exchangeOf('RegisterServer', 200, '{"id":"a"}')],
])('for %s nothing is asked', async (_, exchange) => {
  expect(await reasonFor(exchange, 5000)).toEqual({ reason: undefined, asked: [] });
});

import { expect, test } from 'vitest';
import { exchangeOf } from '../testing/exchange-of.js';
import { judged } from '../testing/judged.js';

const rows = (...ids: string[]) => ids.map((id) => ({ id, name: 'n' }));

const listing = (operationId: string, member: string, entries: object[], query = '') => {
  const exchange = exchangeOf(operationId, 200, JSON.stringify({ count: entries.length, [member]: entries }));
  const request = { ...exchange.request, url: `http://127.0.0.1/v3/list${query}` };
  return judged({ ...exchange, request }).deviating;
};

test('an entry comes once in an answer', () => {
  expect(listing('ListTemplates', 'templates', rows('a', 'b', 'a'))).toContain('ListTemplates.R17');
  expect(listing('ListTemplates', 'templates', rows('a', 'b'))).not.toContain('ListTemplates.R17');
});

test('a source may have met two errors', () => {
  const errors = [{ source_id: 'a' }, { source_id: 'a' }];
  expect(listing('ListErrorServers', 'migration_errors', errors)).not.toContain('ListErrorServers.R17');
});

test.each([
  ['?limit=2', false],
  ['?limit=3', true],
  ['?limit=0', true],
  ['?offset=0', true],
  ['?limit=1.5', true],
  ['?offset=0&limit=1', false],
])('three entries are right for %s: %s', (query, right) => {
  const deviating = listing('ListTasks', 'tasks', rows('a', 'b', 'c'), query);
  expect(!deviating.includes('ListTasks.R17')).toBe(right);
});

test('what is well says nothing of the pages that were not asked for', () => {
  const exchange = exchangeOf('ListTasks', 200, JSON.stringify({ count: 0, tasks: [] }));
  expect(judged(exchange).results.has('ListTasks.R17')).toBe(false);
});

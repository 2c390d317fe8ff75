import { expect, test } from 'vitest';
import type { Json } from '../../spec/exact-json.js';
import { failureOf } from '../testing/sample-run.js';
import { en } from '../texts/en.js';
import { difference } from './difference.js';

function linesOf(expected: Json, received: Json): string[] {
  const shown = difference(failureOf({ expected, received }), en);
  if (!shown) return [];
  const text = shown.text.replace(/^.*<pre[^>]*>/s, '').replace(/<[^>]+>/g, '');
  return text.trimEnd().split('\n');
}

test('a list of values against one that is none of them is a choice, each value once', () => {
  expect(linesOf(['SMS.7713', 'SMS.6001', 'SMS.7713'], 200)).toEqual([
    '- one of SMS.7713, SMS.6001',
    '+ 200',
  ]);
});

test('of objects only what differs is marked, whatever the order of their members', () => {
  expect(linesOf({ name: 'a', size: 1 }, { size: 9223372036854775807n, name: 'a' })).toEqual([
    '  {',
    '    &quot;name&quot;: &quot;a&quot;,',
    '-   &quot;size&quot;: 1',
    '+   &quot;size&quot;: 9223372036854775807',
    '  }',
  ]);
});

test('lists are compared with lists', () => {
  expect(linesOf(['a'], ['b'])).toEqual(['  [', '-   &quot;a&quot;', '+   &quot;b&quot;', '  ]']);
});

test('where the suite recorded neither, nothing stands', () => {
  expect(linesOf(null, null)).toEqual([]);
});

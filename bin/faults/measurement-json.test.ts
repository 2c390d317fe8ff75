import { expect, test } from 'vitest';
import { measurementJson } from './measurement-json.js';
import { catchOf, measurementOf, resultOf } from './testing/sample-measurement.js';

test('every fault has its runs, and the totals count it', () => {
  const results = [resultOf('start-while-running', catchOf()), resultOf('start-twice-at-once', null)];
  const written = JSON.parse(measurementJson(measurementOf(results)));
  expect(written).toMatchObject({
    tool: { name: 'sms-conformance' },
    edition: 'latest',
    milliseconds: 61_500,
    faultless: {
      verdict: 'conformant',
      seed: 42,
      requests: 120,
      verdicts: { pass: 1, fail: 0 },
      failures: [],
    },
    summary: { faults: 2, caught: 1, escaped: 1 },
  });
  expect(written.faults).toEqual([
    {
      name: 'start-while-running',
      kind: 'lifecycle guard',
      operation: 'UpdateTaskStatus',
      title: 'A task that is running is started.',
      violates: 'SMS.7713',
      source: { document: '004', section: '6.1', row: 'SMS.7713' },
      caught: true,
      runs: [{ seed: 7, requests: 40, milliseconds: 100, caught: catchOf() }],
    },
    expect.objectContaining({
      name: 'start-twice-at-once',
      caught: false,
      runs: [expect.objectContaining({ caught: null })],
    }),
  ]);
});

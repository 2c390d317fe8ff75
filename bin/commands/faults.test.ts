import { beforeEach, expect, test, vi } from 'vitest';
import { requirementOf, runOf } from '../../reporters/testing/sample-run.js';
import { measure } from '../faults/measure.js';
import { catchOf, measurementOf, resultOf } from '../faults/testing/sample-measurement.js';
import { LARGEST_SEED } from '../options.js';
import { runCaptured } from '../testing/run-captured.js';

vi.mock('../faults/measure.js', async (original) => {
  const actual = await original<typeof import('../faults/measure.js')>();
  return { ...actual, measure: vi.fn(actual.measure) };
});

const measuring = vi.mocked(measure);
const caught = resultOf('start-while-running', catchOf());
const escaped = resultOf('start-twice-at-once', null);

beforeEach(() => {
  measuring.mockClear();
});

test.each([
  [0, 'every fault is noticed', measurementOf([caught])],
  [1, 'one escapes', measurementOf([caught, escaped])],
  [
    1,
    'the server without faults fails',
    measurementOf([caught], runOf([requirementOf({ verdict: 'fail' })])),
  ],
  [1, 'it draws a warning', measurementOf([caught], runOf([requirementOf({ verdict: 'warn' })]))],
  [0, 'something about it is unproven', measurementOf([caught], runOf([], { verdict: 'inconclusive' }))],
])('exits with %i when %s', async (code, _, measurement) => {
  measuring.mockResolvedValueOnce(measurement);
  expect((await runCaptured(['faults'])).code).toBe(code);
});

test('an interruption exits with 130 and prints what was found until then', async () => {
  measuring.mockResolvedValueOnce(measurementOf([caught]));
  const { code, stdout } = await runCaptured(['faults'], {}, AbortSignal.abort());
  expect([code, stdout.includes('start-while-running')]).toEqual([130, true]);
});

test('every fault is tried once with every seed, the server without faults is certified whole', async () => {
  measuring.mockResolvedValueOnce(measurementOf([]));
  await runCaptured(['faults', '--seed', String(LARGEST_SEED), '--repeat', '3']);
  const [asked] = measuring.mock.calls[0] ?? [];
  expect(asked).toMatchObject({ seeds: [LARGEST_SEED, 0, 1], whole: true });
  expect(asked?.faults.length).toBeGreaterThan(110);
});

test('an unknown fault is refused with the nearest name before anything is started', async () => {
  expect(await runCaptured(['faults', '--only', 'start-twice-at-one'])).toEqual({
    code: 2,
    stdout: '',
    stderr: "sms-conformance: unknown fault 'start-twice-at-one': did you mean 'start-twice-at-once'?\n",
  });
  expect((await runCaptured(['faults', '--only', 'zzz'])).stderr).toBe(
    "sms-conformance: unknown fault 'zzz'\n",
  );
  expect(measuring).not.toHaveBeenCalled();
});

const TWO = ['--only', 'show-digest-without-value', 'list-servers-count-as-text', '--seed', '3'];

test('two faults alone are noticed, and the server without them is asked about the same', async () => {
  const { code, stdout, stderr } = await runCaptured(['faults', ...TWO]);
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/seed 3, .* without faults: \w+, \d+ requests, 0 failures, 0 warnings\n/);
  expect(stdout).toMatch(/\nlist-servers-count-as-text +\d+ +ListServers\.response\.200\.count\.type\n/);
  expect(stdout).toMatch(/\nshow-digest-without-value +\d+ +ShowSha256\.answer\n/);
  expect(stdout).toContain('\nCaught: 2 of 2 faults, 2 of them by the requirement that they name\n');
});

test('as JSON each fault has one run for each repetition', async () => {
  const { code, stdout } = await runCaptured([
    'faults',
    ...TWO.slice(0, 2),
    '--repeat',
    '2',
    '--format',
    'json',
  ]);
  const { faults, faultless, summary } = JSON.parse(stdout);
  expect([code, summary]).toEqual([0, { faults: 1, caught: 1, escaped: 0 }]);
  expect(faultless).toMatchObject({ operations: ['ShowSha256'], verdicts: { fail: 0, warn: 0 } });
  expect(faults[0].runs).toHaveLength(2);
  expect(faults[0].runs[1].seed).toBe((faults[0].runs[0].seed + 1) % (LARGEST_SEED + 1));
});

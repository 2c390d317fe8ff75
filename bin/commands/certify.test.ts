import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { requirementOf, runOf, troubledRun } from '../../reporters/testing/sample-run.js';
import { type CertifyOptions, certify } from '../../suites/certify.js';
import { EndpointUnusable } from '../../suites/harness/endpoint-unusable.js';
import { Transcript } from '../../suites/harness/transcript.js';
import { factsOf } from '../../suites/recording/facts-of.js';
import type { Run } from '../../suites/results/run.js';
import { runCaptured } from '../testing/run-captured.js';

vi.mock('../../suites/certify.js', () => ({ certify: vi.fn() }));

const certifying = vi.mocked(certify);
const endpoint = ['--endpoint', 'http://127.0.0.1:1'];
let directory: string;

const FILES = [
  'report.json',
  'report.html',
  'junit.xml',
  'report.sarif',
  'summary.md',
  'badge.svg',
  'certificate.json',
];

/** A certification that asked nothing. */
const recording = (run: Run) => async (options: CertifyOptions) => {
  const transcript = new Transcript(directory);
  const callers = { own: options.credentials, others: {}, hide: () => {} };
  transcript.begin(factsOf(options, { nonce: 'abcdef', startedAt: new Date(), callers }));
  const { finishedAt } = run.run;
  transcript.end({ finishedAt, requests: 0, interrupted: false, leftovers: [], reason: null });
  transcript.close();
  return run;
};

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'certify-'));
  certifying.mockReset().mockImplementation(recording(runOf()));
});

afterEach(() => rm(directory, { recursive: true, force: true }));

const certified = (argv: string[], env?: Record<string, string>) =>
  runCaptured(['certify', '--report', directory, ...argv], env);

const handedOver = () => certifying.mock.calls[0]?.[0];

test.each([
  ['conformant', 0, runOf()],
  ['non-conformant', 1, troubledRun()],
  ['inconclusive', 4, runOf([], { verdict: 'inconclusive', reasons: ['Nothing was shown.'] })],
])('a run that is %s exits with %i and has its reports', async (verdict, code, run) => {
  certifying.mockImplementation(recording(run));
  const result = await certified(endpoint);
  expect(result.code).toBe(code);
  expect(result.stdout.trimEnd().split('\n').slice(-2)).toEqual([
    `Verdict: ${verdict}`,
    `Report:  ${directory} (${FILES.join(', ')})`,
  ]);
  expect((await readdir(directory)).sort()).toEqual([...FILES, 'transcript.jsonl'].sort());
});

test('an interrupted run exits with 130 and has its reports, whatever its verdict', async () => {
  const run = troubledRun();
  certifying.mockResolvedValue({ ...run, run: { ...run.run, interrupted: true } });
  expect((await certified(endpoint)).code).toBe(130);
  expect(await readdir(directory)).toContain('report.json');
});

test('an unusable endpoint is one sentence, exit code 3, and a report of what could be done', async () => {
  const run = runOf([], { verdict: 'inconclusive', reasons: ['Refused.'] });
  certifying.mockImplementation(async (options) => {
    await recording(run)(options);
    throw new EndpointUnusable('The endpoint refuses connections.\u001b[2J', run);
  });
  const { code, stdout, stderr } = await certified(endpoint, { SMS_AUTH_TOKEN: 'x' });
  expect(code).toBe(3);
  expect(stderr).toBe('sms-conformance: The endpoint refuses connections.\\u001b[2J\n');
  expect(stdout).toBe(`Report:  ${directory} (${FILES.join(', ')})\n`);
  expect(JSON.parse(await readFile(join(directory, 'report.json'), 'utf8')).verdict).toBe('inconclusive');
});

test('a report directory that cannot be written is found before the first request', async () => {
  const file = join(directory, 'file');
  await writeFile(file, '');
  const { code, stdout, stderr } = await runCaptured(['certify', '--report', file]);
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).toBe(
    `sms-conformance: The report directory '${file}' cannot be written: a file of this name exists (EEXIST).\n`,
  );
  expect(certifying).not.toHaveBeenCalled();
});

test('a report directory that vanishes during the run does not hide the result', async () => {
  certifying.mockImplementation(async () => {
    await rm(directory, { recursive: true });
    await writeFile(directory, '');
    return runOf();
  });
  const { code, stdout, stderr } = await certified(endpoint);
  expect(code).toBe(3);
  expect(stdout).toContain('Verdict: conformant\nReport:  could not be written\n');
  expect(stderr).toContain('cannot be written');
});

test('a defect of the suites says nothing about the server', async () => {
  certifying.mockRejectedValue(new TypeError('x is not a function'));
  const { code, stderr } = await certified(endpoint);
  expect(code).toBe(4);
  expect(stderr).toContain(
    'sms-conformance: internal error, please report it: TypeError: x is not a function\n    at ',
  );
});

test('without an endpoint the embedded server is certified account-wide with its own token', async () => {
  expect((await certified([], { SMS_AUTH_TOKEN: 'mine' })).code).toBe(0);
  expect(handedOver()).toMatchObject({
    endpoint: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
    embedded: true,
    scope: 'account-wide',
    edition: 'latest',
    suites: ['examples', 'rejections', 'properties', 'relations', 'lifecycle', 'security'],
    runs: 20,
    operations: [],
    timeout: 10_000,
    reportDirectory: directory,
  });
  expect(handedOver()?.credentials).toEqual({ kind: 'token', token: expect.not.stringMatching('mine') });
  await expect(fetch(handedOver()?.endpoint ?? '')).rejects.toThrow();
});

test('the options are handed over as they were given, repetitions once', async () => {
  const argv =
    '--edition manual-38 --suite lifecycle --suite lifecycle --operation UpdateTask --operation ListTasks ' +
    '--seed 7 --runs 3 --scope read-only --timeout 50 --concurrency 2';
  await certified([...endpoint, ...argv.split(' ')]);
  expect(handedOver()).toMatchObject({
    endpoint: 'http://127.0.0.1:1',
    embedded: false,
    edition: 'manual-38',
    suites: ['lifecycle'],
    operations: ['UpdateTask', 'ListTasks'],
    seed: 7,
    runs: 3,
    scope: 'read-only',
    timeout: 50,
    concurrency: 2,
  });
});

test('an endpoint of the environment is announced, and its token is used but not shown', async () => {
  const { stdout, stderr } = await certified([], {
    SMS_ENDPOINT: 'https://sms.example/',
    SMS_AUTH_TOKEN: 'geheim',
  });
  expect(stderr).toMatch(/^Certifying https:\/\/sms\.example, which SMS_ENDPOINT names\.\nPlan\n/);
  expect(stdout).not.toContain('geheim');
  expect(handedOver()).toMatchObject({
    endpoint: 'https://sms.example',
    credentials: { kind: 'token', token: 'geheim' },
    scope: 'read-only',
  });
});

test('the option wins over the environment', async () => {
  const { stderr } = await certified(endpoint, { SMS_ENDPOINT: 'https://sms.example' });
  expect(handedOver()?.endpoint).toBe('http://127.0.0.1:1');
  expect(stderr).toBe('SMS_AUTH_TOKEN is not set: requests are sent without a token.\n');
});

test('variables that are set to nothing count as not set', async () => {
  await certified([], { SMS_ENDPOINT: '', SMS_AUTH_TOKEN: '' });
  expect(handedOver()?.embedded).toBe(true);
});

test('two runs without a seed get different ones', async () => {
  await certified(endpoint);
  await certified(endpoint);
  const [first, second] = certifying.mock.calls.map(([{ seed }]) => seed);
  expect(first).not.toBe(second);
});

test('the language is that of the console, of the page and of the summary', async () => {
  certifying.mockResolvedValue(troubledRun());
  const { stdout } = await certified([...endpoint, '--lang', 'zh']);
  expect(stdout).toContain('\n结论：不符合\n报告：');
  expect(await readFile(join(directory, 'report.html'), 'utf8')).toContain('<html lang="zh-CN"');
  expect(await readFile(join(directory, 'summary.md'), 'utf8')).toContain('一致性报告');
});

test.each([
  [[], {}, false],
  [[], { GITHUB_ACTIONS: 'true' }, true],
  [['--annotations'], {}, true],
  [['--annotations=never'], { GITHUB_ACTIONS: 'true' }, false],
])('with %j and %j annotations are printed: %j', async (argv, env, printed) => {
  certifying.mockResolvedValue(troubledRun());
  const { stdout } = await certified([...endpoint, ...argv], { ...env });
  expect(/^::error title=/m.test(stdout)).toBe(printed);
});

describe('the gate', () => {
  const failed = () =>
    runOf([requirementOf({ id: 'SMS.7713', verdict: 'fail' }), requirementOf()], {
      verdict: 'non-conformant',
    });
  const baseline = () => join(directory, 'baseline.yaml');

  test('takes what it wrote itself, and the verdict stays what it is', async () => {
    certifying.mockResolvedValue(failed());
    const written = await certified([...endpoint, '--baseline', baseline(), '--update-baseline']);
    expect(written.code).toBe(0);
    expect(written.stderr).toContain(`${baseline()}: 1 added, 0 removed, 0 accepted anew. `);
    const { code, stdout } = await certified([...endpoint, '--baseline', baseline()]);
    expect(code).toBe(0);
    expect(stdout).toContain('Gate: passed\n  - 1 finding is accepted\n    SMS.7713\n');
    expect(stdout).toContain('Verdict: non-conformant\n');
    const report = JSON.parse(await readFile(join(directory, 'report.json'), 'utf8'));
    expect(report.run.gate).toMatchObject({
      outcome: 'passed',
      baseline: { accepted: [{ requirement: 'SMS.7713' }] },
    });
  });

  test('tells what a list accepts and the server does no longer', async () => {
    certifying.mockResolvedValueOnce(failed());
    await certified([...endpoint, '--baseline', baseline(), '--update-baseline']);
    certifying.mockResolvedValue(runOf([requirementOf({ id: 'SMS.7713' })]));
    const { code, stdout } = await certified([...endpoint, '--baseline', baseline()]);
    expect([code, stdout]).toEqual([0, expect.stringContaining('1 accepted finding occurs no longer')]);
  });

  test('fails on what the user wants it to fail on', async () => {
    certifying.mockResolvedValue(runOf([requirementOf({ verdict: 'warn' }), requirementOf({ id: 'b' })]));
    expect((await certified(endpoint)).code).toBe(0);
    expect((await certified([...endpoint, '--fail-on', 'warn'])).code).toBe(1);
  });

  test('compares with an earlier report', async () => {
    certifying.mockResolvedValueOnce(failed());
    await certified(endpoint);
    const earlier = join(directory, 'earlier.json');
    await rename(join(directory, 'report.json'), earlier);
    certifying.mockResolvedValue(
      runOf([requirementOf({ id: 'SMS.7713' }), requirementOf({ verdict: 'fail' })]),
    );
    const { stdout } = await certified([...endpoint, '--compare', earlier]);
    expect(stdout).toContain(`- 1 finding is new, compared with ${earlier}`);
    expect(stdout).toContain(`- 1 finding is fixed, compared with ${earlier}`);
  });

  test.each([
    [['--update-baseline'], '--update-baseline has no file: expected --baseline FILE with it'],
    [['--baseline', 'none.yaml'], "the baseline 'none.yaml' cannot be read: there is no such file; "],
    [
      ['--compare', 'package.json'],
      "the report 'package.json' cannot be compared: it is no report of this version: ",
    ],
    [['--fail-on', 'fial'], "unknown verdict 'fial': did you mean 'fail'?"],
    [['--since', 'manual-37'], "the contract 'manual-37' cannot be read: there is no such file; expected "],
  ])('%j is refused before the first request', async (argv, message) => {
    const { code, stderr } = await certified([...endpoint, ...argv]);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
    expect(certifying).not.toHaveBeenCalled();
  });
});

test('since an edition, only the operations that changed are asked about, and none when none did', async () => {
  await certified([...endpoint, '--since', 'manual-38', '--edition', 'page-2025-10-22']);
  expect(handedOver()?.operations).toContain('UpdateCopyState');
  expect(handedOver()?.operations).not.toContain('ListTasks');
  certifying.mockClear();
  const { code, stdout } = await certified([...endpoint, '--since', 'latest']);
  expect([code, stdout]).toEqual([
    0,
    'Nothing that the documents promise has changed since latest: nothing was asked.\n',
  ]);
  expect(certifying).not.toHaveBeenCalled();
});

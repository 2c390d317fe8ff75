import { expect, test } from 'vitest';
import { runCaptured } from './testing/run-captured.js';

const CASES: [string[], string][] = [
  [
    [],
    'no command: expected one of certify, serve, contract, requirements, drift, replay, merge, verify, faults, cleanup',
  ],
  [['contrct'], "unknown command 'contrct': did you mean 'contract'?"],
  [['drift'], 'drift has no document: expected drift DOCUMENT...'],
  [
    ['colour'],
    "unknown command 'colour': expected one of certify, serve, contract, requirements, drift, replay, merge, verify, faults, cleanup",
  ],
  [['contract', 'latest'], "unexpected argument 'latest': contract takes only options"],
  [['certify', '--sede', '1'], "unknown option '--sede': did you mean '--seed'?"],
  [['certify', '--zzz'], "unknown option '--zzz': see certify --help"],
  [['-x'], "unknown option '-x': see --help"],
  [['certify', '--port', '1'], "option '--port' does not belong to certify: expected with serve"],
  [
    ['serve', '--format', 'json'],
    "option '--format' does not belong to serve: expected with verify, contract, requirements, faults, drift",
  ],
  [['certify', '--seed'], '--seed has no value: expected --seed N'],
  [
    ['certify', '--seed', '--suite', 'examples'],
    "--seed has no value: expected --seed N, not the option '--suite'",
  ],
  [['certify', '--seed', '1', '--seed', '2'], "--seed is given twice, as '1' and '2': expected it once"],
  [['certify', '--seed', '-1'], "--seed '-1': expected an integer from 0 to 2147483647"],
  [['certify', '--seed', '1.5'], "--seed '1.5': expected an integer from 0 to 2147483647"],
  [['certify', '--seed', '1e3'], "--seed '1e3': expected an integer from 0 to 2147483647"],
  [['certify', '--seed='], "--seed '': expected an integer from 0 to 2147483647"],
  [['certify', '--seed', '2147483648'], "--seed '2147483648': expected an integer from 0 to 2147483647"],
  [['certify', '--timeout', '0'], "--timeout '0': expected an integer from 1 to 3600000"],
  [['certify', '--concurrency', '0'], "--concurrency '0': expected an integer from 1 to 256"],
  [['certify', '--concurrency', 'many'], "--concurrency 'many': expected an integer from 1 to 256"],
  [['serve', '--port', '65536'], "--port '65536': expected an integer from 0 to 65535"],
  [['serve', '--port', '-1'], "--port '-1': expected an integer from 0 to 65535"],
  [['certify', '--edition', 'lates'], "unknown edition 'lates': did you mean 'latest'?"],
  [['certify', '--suite', 'exampels'], "unknown suite 'exampels': did you mean 'examples'?"],
  [
    ['certify', '--suite', 'zzz'],
    "unknown suite 'zzz': expected one of examples, rejections, properties, relations, lifecycle, security",
  ],
  [
    ['certify', '--scope', 'everything'],
    "unknown scope 'everything': expected one of read-only, own-resources, account-wide",
  ],
  [
    ['certify', '--operation', 'UpdateTaskState'],
    "unknown operation 'UpdateTaskState': did you mean 'UpdateTaskStatus'?",
  ],
  [['certify', '--operation', 'updatetask'], "unknown operation 'updatetask': did you mean 'UpdateTask'?"],
  [['certify', '--operation', 'Zzz'], "unknown operation 'Zzz'"],
  [['contract', '--format', 'xml'], "unknown format 'xml': did you mean 'yaml'?"],
  [['requirements', '--format', 'jsn'], "unknown format 'jsn': did you mean 'json'?"],
  [['certify', '--report', ''], '--report is empty: expected a directory'],
  [['serve', '--token='], '--token is empty: expected a token'],
];

test.each(CASES)('%j is refused with one sentence and exit code 2', async (argv, message) => {
  expect(await runCaptured(argv)).toEqual({ code: 2, stdout: '', stderr: `sms-conformance: ${message}\n` });
});

test('an unknown fault is refused with the nearest name', async () => {
  const { code, stderr } = await runCaptured(['serve', '--fault', 'stop-does-not-stp']);
  expect(code).toBe(2);
  expect(stderr).toMatch(/^sms-conformance: .*stop-does-not-stop.*\n$/);
});

test('an SMS_ENDPOINT that is no URL is refused like the option', async () => {
  expect(await runCaptured(['certify'], { SMS_ENDPOINT: 'host:1' })).toMatchObject({
    code: 2,
    stderr: expect.stringContaining(
      "SMS_ENDPOINT 'host:1': expected a URL that begins with http:// or https://",
    ),
  });
});

test('a token that no header can carry is refused without being shown', async () => {
  const { code, stderr } = await runCaptured(['certify', '--endpoint', 'http://127.0.0.1:1'], {
    SMS_AUTH_TOKEN: 'geheim\r\n',
  });
  expect(code).toBe(2);
  expect(stderr).toContain('SMS_AUTH_TOKEN contains a blank, a line break');
  expect(stderr).not.toContain('geheim');
});

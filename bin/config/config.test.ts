import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parse } from 'yaml';
import { packageRoot } from '../../spec/package-root.js';
import { runCaptured } from '../testing/run-captured.js';
import { configSchema } from './config-schema.js';

/** A configuration in a folder of its own. */
function configured(text: string): string {
  const folder = mkdtempSync(join(tmpdir(), 'config-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  writeFileSync(join(folder, 'c.yaml'), text);
  return join(folder, 'c.yaml');
}

const printed = (text: string, options: string[] = [], env: Record<string, string> = {}) =>
  runCaptured(['certify', '--print-config', '--config', configured(text), ...options], env);

describe('the later of configuration, environment and command line counts', () => {
  const text = 'scope: read-only\ntimeout: 1\nrate: 1\n';

  test('and each value says where it comes from', async () => {
    const { code, stdout } = await printed(text, ['--rate', '3'], { SMS_TIMEOUT: '2', SMS_RATE: '2' });
    expect(code).toBe(0);
    expect(stdout).toMatch(/^scope: read-only +# .*c\.yaml:1:8$/m);
    expect(stdout).toMatch(/^timeout: 2 +# SMS_TIMEOUT$/m);
    expect(stdout).toMatch(/^rate: 3 +# --rate$/m);
    expect(stdout).toMatch(/^concurrency: 8 +# default$/m);
    expect(stdout).toMatch(/^# seed: +# not set$/m);
  });

  test('what is printed is a configuration again', async () => {
    const suites = 'suite: [examples, lifecycle]\nendpoint: https://sms.example.com\n';
    const { stdout } = await printed(suites);
    const again = await printed(stdout);
    expect(again.code).toBe(0);
    expect(parse(again.stdout)).toEqual(parse(stdout));
    expect(parse(stdout)).toMatchObject({ suite: ['examples', 'lifecycle'], timeout: 10_000 });
  });

  test('a list in the environment has commas', async () => {
    const { stdout } = await printed('', [], { SMS_SUITE: 'examples, relations' });
    expect(stdout).toMatch(/^suite: \[examples, relations\] +# SMS_SUITE$/m);
  });
});

test('secrets are masked, and a file of the configuration gives way to a value of the environment', async () => {
  const text = 'credentials:\n  token-file: /run/token\n  user: alice\n';
  const { stdout } = await printed(text, [], {
    SMS_AUTH_TOKEN: 'geheimes-token',
    SMS_IAM_PASSWORD: 'geheim',
  });
  expect(stdout).not.toContain('geheim');
  expect(stdout).not.toContain('/run/token');
  expect(stdout).toMatch(/^# SMS_AUTH_TOKEN: \*\*\* +# environment$/m);
  expect(stdout).toMatch(/^ {2}user: alice +# .*c\.yaml:3:9$/m);
});

test('a configuration is used by a run', async () => {
  const text = 'endpoint: http://127.0.0.1:1\nscope: read-only\ncredentials:\n  token-file: /nowhere\n';
  const argv = ['certify', '--dry-run', '--config', configured(text)];
  const failed = await runCaptured(argv);
  expect([failed.code, failed.stderr]).toEqual([
    3,
    expect.stringContaining("names '/nowhere', which cannot be read"),
  ]);
  const { stdout } = await runCaptured(argv, { SMS_AUTH_TOKEN: 't' });
  expect(stdout).toContain('http://127.0.0.1:1\n  scope      read-only');
});

test('cleanup takes from it how a server is reached, and not which one', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'cleanup-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  const left = { at: new Date().toISOString(), run: 'abc123', host: 'elsewhere', process: 1 };
  const entries = [
    { ...left, event: 'run', endpoint: 'http://127.0.0.1:1', embedded: false },
    { ...left, event: 'created', entry: 1, kind: 'source', name: 'SmsConf-abc123-1', id: 'a' },
  ];
  writeFileSync(join(folder, 'ledger.jsonl'), entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
  const file = configured('endpoint: http://127.0.0.1:2\ncredentials:\n  token-file: /nowhere\n');
  const argv = ['cleanup', '--report', folder, '--config', file];
  const failed = await runCaptured(argv);
  expect([failed.code, failed.stderr]).toEqual([3, expect.stringContaining("names '/nowhere'")]);
  const { stdout, stderr } = await runCaptured(argv, { SMS_AUTH_TOKEN: 't' });
  expect(stdout + stderr).toContain('http://127.0.0.1:1');
  expect(stdout + stderr).not.toContain('http://127.0.0.1:2');
});

describe('a mistake ends with exit code 2 and its place', () => {
  test.each([
    ['timeout: soon', /c\.yaml:1:10: timeout 'soon': expected an integer from 1 to 3600000/],
    ['rate: 0', /c\.yaml:1:7: rate '0': expected an integer from 1/],
    [
      'suite: [examples, lifecicle]',
      /c\.yaml:1:19: suite: unknown suite 'lifecicle': did you mean 'lifecycle'\?/,
    ],
    ['endpoint: sms.example.com', /c\.yaml:1:11: endpoint 'sms\.example\.com': expected a URL that begins/],
    ['scopes: own', /c\.yaml:1:1: unknown key 'scopes': did you mean 'scope'\?/],
  ])('%s', async (text, message) => {
    const { code, stderr } = await printed(text);
    expect([code, stderr]).toEqual([2, expect.stringMatching(message)]);
  });

  test('in the environment, with the name of the variable', async () => {
    const { code, stderr } = await printed('', [], { SMS_SCOPE: 'everything' });
    expect([code, stderr]).toEqual([2, expect.stringMatching(/SMS_SCOPE: unknown scope 'everything'/)]);
  });

  test('a file that is not there is named with exit code 3', async () => {
    const { code, stderr } = await runCaptured(['certify', '--config', '/nowhere/c.yaml']);
    expect([code, stderr]).toEqual([
      3,
      "sms-conformance: the configuration '/nowhere/c.yaml' cannot be read (ENOENT)\n",
    ]);
  });
});

describe('the published schema', () => {
  const file = join(packageRoot, 'bin/config/config.schema.json');

  test('is that of the options; npm run schema writes it', async () => {
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual(await configSchema());
  });

  test.each([
    ['', true],
    ['scope: own-resources\nsuite: examples\nrate: 5\n', true],
    ['suite: [examples, lifecycle]\ncredentials: {token-file: /run/token}\n', true],
    ['scope: mine', false],
    ['rate: 0', false],
    ['scop: own-resources', false],
    ['credentials: {token: geheim}', false],
  ])('takes %j as the command does: %s', async (text, accepted) => {
    const isValid = new Ajv2020().compile(JSON.parse(readFileSync(file, 'utf8')));
    expect(isValid(parse(text) ?? {})).toBe(accepted);
    expect((await printed(text)).code).toBe(accepted ? 0 : 2);
  });

  test('is part of the package', () => {
    const { files, exports } = JSON.parse(readFileSync(join(packageRoot, 'package.json'), 'utf8'));
    expect(files).toContain('bin/config/config.schema.json');
    expect(exports['./config.schema.json']).toBe('./bin/config/config.schema.json');
  });
});

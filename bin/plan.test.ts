import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startServer } from '../fixtures/server/server.js';
import { runCaptured } from './testing/run-captured.js';

const ELSEWHERE = ['certify', '--endpoint', 'https://sms.test', '--dry-run'];

const folder = () => {
  const made = mkdtempSync(join(tmpdir(), 'plan-'));
  onTestFinished(() => rmSync(made, { recursive: true }));
  return made;
};

const numberIn = (text: string, pattern: RegExp) => Number(pattern.exec(text)?.[1]?.replaceAll(',', ''));

describe('--dry-run prints what would be done', () => {
  test('by default on another machine, only read', async () => {
    const { code, stdout } = await runCaptured(ELSEWHERE, { SMS_AUTH_TOKEN: 't' });
    expect(code).toBe(0);
    expect(stdout).toMatch(
      /^Plan\n {2}endpoint {3}https:\/\/sms\.test\n {2}scope {6}read-only; touches nothing/,
    );
    expect(stdout).toMatch(/checks {5}\d+; \d+ more need a wider scope/);
    expect(stdout).toContain('creates    nothing\n');
  });

  test('with another scope, what is created, and how long it takes at the rate', async () => {
    const options = ['--scope', 'own-resources', '--rate', '100', '--operation', 'UpdateTask'];
    const { stdout } = await runCaptured([...ELSEWHERE, ...options], { SMS_AUTH_TOKEN: 't' });
    expect(stdout).toContain('operations UpdateTask\n');
    expect(stdout).toMatch(/creates {4}about \d+ sources, \d+ tasks/);
    const requests = numberIn(stdout, /requests {3}about ([\d,]+)/);
    expect(numberIn(stdout, /at least (\d+) s at the rate/) * 100).toBeGreaterThan(requests * 0.9);
  });

  test('a budget is the most that is sent', async () => {
    const options = ['--scope', 'own-resources', '--requests', '100'];
    const { stdout } = await runCaptured([...ELSEWHERE, ...options], { SMS_AUTH_TOKEN: 't' });
    expect(stdout).toContain('requests   about 100\n');
  });

  test('and opens no connection, writes no file and starts no server', async () => {
    let connections = 0;
    const server = createServer((socket) => {
      connections += 1;
      socket.destroy();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    onTestFinished(() => void server.close());
    const address = server.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const report = join(folder(), 'report');
    const argv = ['certify', '--dry-run', '--report', report];
    expect((await runCaptured([...argv, '--endpoint', `http://127.0.0.1:${port}`])).code).toBe(0);
    expect((await runCaptured(argv)).stdout).toContain('(the embedded reference server)');
    expect(connections).toBe(0);
    expect(existsSync(report)).toBe(false);
  });
});

test('before anything is sent to another machine, the plan is printed; on this machine it is not', async () => {
  const report = folder();
  const argv = ['certify', '--report', report, '--endpoint'];
  const { stdout, stderr } = await runCaptured([...argv, 'http://sms.invalid'], { SMS_AUTH_TOKEN: 't' });
  expect(stderr.indexOf('Plan\n')).toBeGreaterThanOrEqual(0);
  expect(stderr.indexOf('Plan\n')).toBeLessThan(stderr.indexOf('cannot be used'));
  expect(stdout).not.toContain('Plan');
  expect((await runCaptured([...argv, 'http://127.0.0.1:1'])).stderr).not.toContain('Plan');
});

test.each([
  ['account-wide', ['examples', 'relations']],
  ['read-only', ['examples', 'rejections', 'properties']],
])('the estimate for %s of %j is what a run takes, within a third', async (scope, suites) => {
  const server = await startServer({});
  onTestFinished(() => server.close());
  const report = folder();
  const chosen = suites.flatMap((suite) => ['--suite', suite]);
  const argv = ['certify', '--endpoint', server.url, '--scope', scope, ...chosen, '--report', report];
  const env = { SMS_AUTH_TOKEN: server.token };
  const planned = await runCaptured([...argv, '--dry-run'], env);
  await runCaptured(argv, env);
  const { run } = JSON.parse(readFileSync(join(report, 'report.json'), 'utf8'));
  const ratio = numberIn(planned.stdout, /requests {3}about ([\d,]+)/) / run.requests;
  expect(ratio).toBeGreaterThan(0.66);
  expect(ratio).toBeLessThan(1.5);
});

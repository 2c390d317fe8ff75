import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { runCaptured } from './testing/run-captured.js';

const INJECTED =
  '\u001b[2J\u001b]0;owned\u0007\r\n::error::owned\u0000\u202e]]><script>alert(1)</script>"\'`$(touch /owned)%0d%0a\ud800';

const BOMB = gzipSync(Buffer.alloc(64 * 1024 * 1024));

const json = (response: ServerResponse, text: string, status = 200) =>
  void response.writeHead(status, { 'Content-Type': 'application/json' }).end(text);

/** Everything that a server may do instead of answering, in turn. */
const DEEDS: ((response: ServerResponse) => void)[] = [
  (response) => json(response, JSON.stringify({ id: INJECTED, error_code: INJECTED, error_msg: INJECTED })),
  (response) => json(response, JSON.stringify({ error_code: INJECTED, error_msg: INJECTED }), 400),
  (response) => response.destroy(),
  (response) => void response.writeHead(200, { 'Content-Length': '100' }).write('{'),
  (response) => json(response, '['.repeat(100_000)),
  (response) => json(response, '9'.repeat(1_000_000)),
  (response) =>
    json(response, `{"__proto__":{"count":1},"count":1e99999,"source_servers":[${'{},'.repeat(5_000)}{}]}`),
  (response) => void response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(BOMB),
  (response) => void response.writeHead(200).end(Buffer.from([0xff, 0xfe, 0x00, 0xd8])),
  (response) => void response.writeHead(999, { 'X-A': ['1', '2'] }).end(),
  (response) => void response.writeHead(302, { Location: 'http://169.254.169.254/' }).end(),
  (response) => void response.writeHead(429, { 'Retry-After': '0' }).end(),
  (response) => void response.writeHead(503, { 'Retry-After': '999999999999' }).end(),
  (response) => json(response, '{"tasks":null,"count":-1,"id":{"toString":null}}'),
];

test('a hostile server neither crashes nor hangs a run, nor gets anything into the terminal and the reports', async () => {
  let seen = 0;
  const server = createServer((request, response) => {
    request.resume();
    seen += 1;
    if (seen <= 2) return json(response, '{"count":0}');
    const deed = DEEDS[seen % DEEDS.length];
    deed?.(response);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const report = mkdtempSync(join(tmpdir(), 'hostile-'));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
    rmSync(report, { recursive: true });
  });
  const operations = [
    'ListServers',
    'RegisterServer',
    'ListTasks',
    'CreateTask',
    'ShowTask',
    'CreateTemplate',
    'ShowCertKey',
  ];
  const argv = ['certify', '--endpoint', `http://127.0.0.1:${port}`, '--timeout', '200', '--settle', '0'];
  const chosen = operations.flatMap((name) => ['--operation', name]);
  const limits = [
    '--suite',
    'examples',
    '--suite',
    'relations',
    '--suite',
    'properties',
    '--requests',
    '1500',
  ];
  const { code, stdout, stderr } = await runCaptured([...argv, ...chosen, ...limits, '--report', report], {
    SMS_AUTH_TOKEN: 'a-token-that-is-fine',
  });
  expect(stderr).not.toContain('internal error');
  expect(code).toBe(1);
  expect(stderr).toMatch(/^\d+ requests that read were sent again, because the connection broke\.\n$/);
  expect(seen).toBeGreaterThan(100);
  const files = readdirSync(report).map((name) => [name, readFileSync(join(report, name), 'utf8')] as const);
  for (const [name, text] of [['stdout', stdout], ['stderr', stderr], ...files] as const) {
    // Line breaks apart, nothing that a terminal obeys; files of data keep what JSON and XML may contain.
    const obeyed = /^std/.test(name) ? /[\p{Cc}\u202e]/u : /[^\P{Cc}\x7f-\x9f]/u;
    const controls = [...text].filter((character) => obeyed.test(character) && character !== '\n');
    expect([name, [...new Set(controls)]]).toEqual([name, []]);
    // A log has the terminal in it, and no file.
    if (/^std/.test(name)) expect([name, /^::error::/m.test(text)]).toEqual([name, false]);
  }
  const { 'report.json': written = '', 'junit.xml': junit = '' } = Object.fromEntries(files);
  expect(JSON.parse(written).failures.length).toBeGreaterThan(0);
  expect(junit).not.toContain('<script>');
});

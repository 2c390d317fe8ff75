import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingHttpHeaders, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import { type ReferenceServer, startServer } from '../fixtures/server/server.js';
import { makeCertificates, PASSPHRASE } from './testing/make-certificates.js';
import { runCaptured } from './testing/run-captured.js';

let server: ReferenceServer;
let folder: string;
const file = (name: string) => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'network-'));
  await makeCertificates(folder);
  server = await startServer({});
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

async function listen(listener: Server): Promise<number> {
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => void listener.close());
  return (listener.address() as AddressInfo).port;
}

/** The reference server behind TLS. */
async function secured(options: { requestCert?: boolean } = {}): Promise<number> {
  const { port } = new URL(server.url);
  const listener = createSecureServer(
    {
      key: readFileSync(file('server.key')),
      cert: readFileSync(file('server.pem')),
      ca: readFileSync(file('ca.pem')),
      rejectUnauthorized: true,
      ...options,
    },
    ({ method, url, headers }, response) => {
      const passed = request({ port, host: '127.0.0.1', method, path: url, headers }, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      });
      passed.on('error', () => response.destroy());
      response.req.pipe(passed);
    },
  );
  onTestFinished(() => listener.closeAllConnections());
  return listen(listener);
}

/** A proxy that leads every host to one port of this machine. */
async function proxy(port: number, credentials?: string): Promise<{ url: string; seen: string[] }> {
  const seen: string[] = [];
  const expected = credentials && `Basic ${Buffer.from(credentials).toString('base64')}`;
  const isLetIn = (headers: IncomingHttpHeaders) =>
    expected === undefined || headers['proxy-authorization'] === expected;
  const listener = createServer((incoming, response) => {
    seen.push(`${incoming.method} ${incoming.url}`);
    if (!isLetIn(incoming.headers)) return void response.writeHead(407).end();
    const { pathname, search } = new URL(incoming.url ?? '');
    const { 'proxy-authorization': _, ...headers } = incoming.headers;
    const asked = { port, host: '127.0.0.1', method: incoming.method, path: pathname + search, headers };
    incoming.pipe(
      request(asked, (answer) => {
        response.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(response);
      }),
    );
  });
  listener.on('connect', (incoming, client) => {
    seen.push(`CONNECT ${incoming.url}`);
    if (!isLetIn(incoming.headers))
      return void client.end('HTTP/1.1 407 Proxy Authentication Required\r\n\r\n');
    const through = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection Established\r\n\r\n');
      through.pipe(client).pipe(through);
    });
    for (const socket of [client, through]) socket.on('error', () => socket.destroy());
  });
  onTestFinished(() => listener.closeAllConnections());
  const own = await listen(listener);
  return { url: `http://${credentials ? `${credentials}@` : ''}127.0.0.1:${own}`, seen };
}

const QUICK = ['--operation', 'ListTasks', '--suite', 'examples', '--scope', 'own-resources'];

function certified(endpoint: string, options: string[] = [], env: Record<string, string> = {}) {
  const report = mkdtempSync(join(tmpdir(), 'network-report-'));
  onTestFinished(() => rmSync(report, { recursive: true }));
  const argv = ['certify', '--endpoint', endpoint, ...QUICK, '--report', report, ...options];
  return runCaptured(argv, { SMS_AUTH_TOKEN: server.token, ...env });
}

describe('a server with a certificate of a private authority', () => {
  test('is trusted with --ca', async () => {
    const url = `https://127.0.0.1:${await secured()}`;
    expect((await certified(url, ['--ca', file('ca.pem')])).code).toBe(0);
  });

  test('is trusted with NODE_EXTRA_CA_CERTS also where --ca names others', async () => {
    const url = `https://127.0.0.1:${await secured()}`;
    const extra = { NODE_EXTRA_CA_CERTS: file('ca.pem') };
    expect((await certified(url, ['--ca', file('client.pem')], extra)).code).toBe(0);
    expect((await certified(url, ['--ca', file('client.pem')])).code).toBe(3);
  });

  test('is not trusted without, and the message says what to do', async () => {
    const { code, stderr } = await certified(`https://127.0.0.1:${await secured()}`);
    expect(code).toBe(3);
    expect(stderr).toContain('the TLS connection could not be established');
    expect(stderr).toContain('can be named with --ca');
  });

  test('that wants a client certificate gets one, also with a passphrase', async () => {
    const url = `https://127.0.0.1:${await secured({ requestCert: true })}`;
    const own = ['--ca', file('ca.pem'), '--cert', file('client.pem')];
    expect((await certified(url, [...own, '--key', file('client.key')])).code).toBe(0);
    const opened = { SMS_KEY_PASSPHRASE: PASSPHRASE };
    expect((await certified(url, [...own, '--key', file('locked.key')], opened)).code).toBe(0);
    expect((await certified(url, ['--ca', file('ca.pem')])).code).toBe(3);
  });
});

describe('through a proxy', () => {
  const port = () => Number(new URL(server.url).port);

  test('a server without TLS is asked in the absolute form', async () => {
    const { url, seen } = await proxy(port());
    expect((await certified('http://sms.test', [], { HTTP_PROXY: url })).code).toBe(0);
    expect(seen[0]).toBe('GET http://sms.test/v3/sources?limit=1');
  });

  test('a server with TLS is reached in a tunnel, with a private authority and a client certificate', async () => {
    const { url, seen } = await proxy(await secured({ requestCert: true }));
    const own = ['--ca', file('ca.pem'), '--cert', file('client.pem'), '--key', file('client.key')];
    const { code } = await certified('https://sms.test', own, { https_proxy: url });
    expect(code).toBe(0);
    expect(new Set(seen)).toEqual(new Set(['CONNECT sms.test:443']));
  });

  test.each(['http', 'https'])(
    'that wants a password, %s works with it, and is named without',
    async (scheme) => {
      const { url } = await proxy(scheme === 'http' ? port() : await secured(), 'me:geheim');
      const options = ['--ca', file('ca.pem')];
      expect((await certified(`${scheme}://sms.test`, options, { ALL_PROXY: url })).code).toBe(0);
      const wrong = url.replace('geheim', 'falsches');
      const { code, stderr } = await certified(`${scheme}://sms.test`, options, { ALL_PROXY: wrong });
      expect(code).toBe(3);
      expect(stderr).toContain('the proxy did not let the request through. Check HTTP_PROXY');
      expect(stderr).not.toContain('falsches');
    },
  );

  test('a server of this machine, or in NO_PROXY, is not asked', async () => {
    const { url, seen } = await proxy(port());
    expect((await certified(server.url, [], { HTTP_PROXY: url })).code).toBe(0);
    const except = { HTTP_PROXY: url, NO_PROXY: 'sms.test' };
    expect((await certified('http://sms.test', [], except)).stderr).toContain('could not be resolved');
    expect(seen).toEqual([]);
  });
});

describe('what cannot be used is refused before anything is sent', () => {
  test.each<[string, string[], Record<string, string>, number, RegExp]>([
    ['no file', ['--ca', '/nowhere'], {}, 3, /--ca '\/nowhere' cannot be read \(ENOENT\)/],
    ['no certificate', ['--ca', 'client.key'], {}, 2, /holds no certificates: expected PEM/],
    ['a certificate without a key', ['--cert', 'client.pem'], {}, 2, /--cert is given and --key is not/],
    ['no key', ['--cert', 'client.pem', '--key', 'client.pem'], {}, 2, /holds no private key: expected PEM/],
    ['a locked key', ['--cert', 'client.pem', '--key', 'locked.key'], {}, 2, /in SMS_KEY_PASSPHRASE/],
    ['no proxy', [], { HTTPS_PROXY: 'ftp://me:geheim@proxy' }, 2, /HTTPS_PROXY names no proxy/],
    ['no rate', ['--rate', '0'], {}, 2, /--rate '0': expected an integer from 1/],
  ])('%s', async (_, options, env, expected, message) => {
    const paths = options.map((option) => (/\.(pem|key)$/.test(option) ? file(option) : option));
    const { code, stderr } = await certified('https://sms.test', paths, env);
    expect([code, stderr]).toEqual([expected, expect.stringMatching(message)]);
    expect(stderr).not.toContain('geheim');
  });
});

test('a rate is kept by all who send', async () => {
  const started = performance.now();
  const { code, stdout } = await certified(server.url, ['--rate', '10']);
  const requests = Number(/(\d+) requests/.exec(stdout)?.[1]);
  expect(code).toBe(0);
  expect(requests).toBeGreaterThan(3);
  expect(performance.now() - started).toBeGreaterThan((requests - 1) * 100);
});

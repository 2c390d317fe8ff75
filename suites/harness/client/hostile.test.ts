import type { Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { clientFor } from '../../testing/client-for.js';
import { operation } from '../../testing/exchange-of.js';
import { rawServer } from '../../testing/local-server.js';
import type { Exchange } from '../exchange.js';
import type { NetworkError } from '../network-error.js';

const MEGABYTE = 1024 * 1024;

/** Packed in advance: it takes as long as the client waits. */
const BOMB = gzipSync(Buffer.alloc(200 * MEGABYTE));

/** A server that answers every request with bytes of its own. */
const speaking = (say: (socket: Socket) => void) =>
  rawServer((socket) => socket.once('data', () => say(socket)));

const ok = (headers: string, body: string | Buffer = '') =>
  Buffer.concat([Buffer.from(`HTTP/1.1 200 OK\r\n${headers}\r\n\r\n`), Buffer.from(body)]);

/** Writes the same bytes for as long as somebody reads them. */
function forever(socket: Socket, bytes: Buffer): void {
  const more = () => {
    while (!socket.destroyed && socket.write(bytes));
    if (!socket.destroyed) socket.once('drain', more);
  };
  more();
}

/** How a read of such a server ends, which could go on for ever; what ends otherwise has all the time it takes. */
async function endOf(say: (socket: Socket) => void, timeout = 60_000): Promise<Exchange | NetworkError> {
  const client = clientFor(await speaking(say), { timeout });
  return client.send(operation('ListTasks')).catch((error: NetworkError) => error);
}

describe('a server that is hostile costs no more than a time-out and 32 MB, and is named', () => {
  test.each<[string, (socket: Socket) => void, string]>([
    [
      'headers that do not end',
      (socket) => {
        socket.write('HTTP/1.1 200 OK\r\n');
        forever(socket, Buffer.from('X: y\r\n'.repeat(4_000)));
      },
      'too-large',
    ],
    ['lines that do not end', (socket) => forever(socket, Buffer.from('X: y\r\n'.repeat(4_000))), 'not-http'],
    ['headers beyond 16 kB', (socket) => socket.end(ok(`X-Long: ${'x'.repeat(20_000)}`)), 'too-large'],
    [
      'an endless row of preliminary answers',
      (socket) => forever(socket, Buffer.from('HTTP/1.1 103 Early Hints\r\n\r\n')),
      'timeout',
    ],
    [
      'an endless row of chunks of one byte',
      (socket) => {
        socket.write(ok('Transfer-Encoding: chunked'));
        forever(socket, Buffer.from('1\r\nx\r\n'.repeat(10_000)));
      },
      'too-large or timeout',
    ],
    [
      'an endless body without a length',
      (socket) => {
        socket.write(ok('Connection: close'));
        forever(socket, Buffer.alloc(MEGABYTE, ' '));
      },
      'too-large',
    ],
    ['a length of 1 GB, and nothing', (socket) => socket.write(ok('Content-Length: 1073741824')), 'timeout'],
    [
      'a gzip bomb',
      (socket) => socket.end(ok(`Content-Encoding: gzip\r\nContent-Length: ${BOMB.length}`, BOMB)),
      'too-large',
    ],
    [
      'two lengths that differ',
      (socket) => socket.end(ok('Content-Length: 2\r\nContent-Length: 3', '{}')),
      'not-http',
    ],
    [
      'a length and chunks at once',
      (socket) => socket.end(ok('Content-Length: 2\r\nTransfer-Encoding: chunked', '{}')),
      'not-http',
    ],
    ['a status of words', (socket) => socket.end('HTTP/1.1 ok\r\n\r\n'), 'not-http'],
    ['a body shorter than its length', (socket) => socket.end(ok('Content-Length: 10', '{}')), 'reset'],
  ])('%s', async (_, say, reason) => {
    const ended = (await endOf(say, reason.includes('timeout') ? 1_000 : undefined)) as NetworkError;
    expect(reason.split(' or ')).toContain(ended.reason);
    expect(ended.message).toMatch(/^GET http:\/\/127\.0\.0\.1:\d+\/v3\/tasks: .{10,80}$/);
  });

  const json = (body: string | Buffer) => (socket: Socket) =>
    socket.end(ok(`Content-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}`, body));

  test.each<[string, (socket: Socket) => void, string]>([
    ['a number of 30 MB', json('7'.repeat(30 * MEGABYTE)), 'a number of more than 1000 digits'],
    ['JSON 100,000 deep', json('['.repeat(100_000)), 'JSON that is nested more than 200 deep'],
    ['an object 100,000 deep', json('{"a":'.repeat(100_000)), 'JSON that is nested more than 200 deep'],
    ['ten million values', json(`[${'0,'.repeat(10_000_000)}0]`), 'JSON of more than 1000000 values'],
    ['bytes that are no UTF-8', json(Buffer.from([0x22, 0xc3, 0x28, 0x22])), 'a body that is not UTF-8'],
    [
      'what is declared as gzip and is not',
      (socket) => socket.end(ok('Content-Encoding: gzip\r\nContent-Length: 2', '{}')),
      'a body that is declared as gzip and cannot be unpacked',
    ],
  ])('%s', async (_, say, problem) => {
    expect(await endOf(say)).toMatchObject({ status: 200, json: undefined, problem });
  });

  test('headers that come twice are seen together', async () => {
    const say = (socket: Socket) =>
      socket.end(ok('Content-Type: application/json\r\nContent-Type: text/html\r\nContent-Length: 2', '{}'));
    expect(await endOf(say)).toMatchObject({
      headers: { 'content-type': 'application/json,text/html' },
      json: {},
    });
  });
});

describe('a connection that breaks', () => {
  /** A server that breaks the first connections, and then answers. */
  const breaking = async (times: number) => {
    let seen = 0;
    return rawServer((socket) =>
      socket.on('data', () => {
        seen += 1;
        if (seen <= times) socket.destroy();
        else socket.write(ok('Content-Length: 2', '{}'));
      }),
    );
  };

  test('once is no reason not to read again', async () => {
    const client = clientFor(await breaking(1));
    expect((await client.send(operation('ListTasks'))).status).toBe(200);
    expect([client.requests, client.resent]).toEqual([2, 1]);
  });

  test('twice is', async () => {
    const failed = clientFor(await breaking(2)).send(operation('ListTasks'));
    await expect(failed).rejects.toMatchObject({ reason: 'reset' });
  });

  test('during a request that creates may have created: it is not sent again', async () => {
    const client = clientFor(await breaking(1));
    await expect(client.send(operation('CreateTask'), { body: {} })).rejects.toMatchObject({
      reason: 'reset',
    });
    expect(client.requests).toBe(1);
  });

  test('twenty times in a row leaves a server that is silent, until it answers', async () => {
    const client = clientFor(await breaking(20));
    for (let count = 0; count < 20; count += 1) {
      expect(client.isSilent).toBe(false);
      await client.send(operation('CreateTask'), { body: {} }).catch(() => {});
    }
    expect(client.isSilent).toBe(true);
    await client.send(operation('ListTasks'));
    expect(client.isSilent).toBe(false);
  });
});

import { deflateSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { refuseBombs } from './pdf-streams.js';

const MEGABYTE = 1024 * 1024;

const blanks = (megabytes: number) => Buffer.alloc(megabytes * MEGABYTE, ' ');

const pdf = (...streams: Buffer[]) =>
  Buffer.concat(
    streams.flatMap((stream) => [
      Buffer.from('1 0 obj\n<<>>\nstream\r\n'),
      stream,
      Buffer.from('\nendstream\nendobj\n'),
    ]),
  );

test.each([
  ['one stream of 257 MB', pdf(deflateSync(blanks(257)))],
  ['two streams of 129 MB', pdf(deflateSync(blanks(129)), deflateSync(blanks(129)))],
  ['a stream that is packed twice', pdf(deflateSync(deflateSync(blanks(257))))],
])('%s is refused before it is read', (_, file) => {
  expect(file.length).toBeLessThan(MEGABYTE);
  expect(() => refuseBombs(file)).toThrow(/unpacks to more than 256 MB/);
});

test.each([
  ['two streams of 127 MB', pdf(deflateSync(blanks(127)), deflateSync(blanks(127)))],
  ['a stream that is cut', pdf(deflateSync(blanks(1)).subarray(0, 40))],
  ['a stream that is not packed', pdf(blanks(1))],
  ['no stream', Buffer.from('%PDF-1.7')],
])('%s is left to the reader', (_, file) => {
  expect(() => refuseBombs(file)).not.toThrow();
});

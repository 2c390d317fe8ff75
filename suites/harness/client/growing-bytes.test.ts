import { expect, test } from 'vitest';
import { CEILING, GrowingBytes } from './growing-bytes.js';

const collected = (pieces: Iterable<Buffer>) => {
  const bytes = new GrowingBytes();
  for (const piece of pieces) bytes.add(piece);
  return bytes.whole();
};

test('nothing at all is an empty body', () => {
  expect(collected([])).toHaveLength(0);
});

test('one piece is not copied', () => {
  const piece = Buffer.from('迁移');
  expect(collected([piece]).buffer).toBe(piece.buffer);
});

test('pieces of one byte are put together, and the first one is left as it was', () => {
  const text = '{"name":"迁移"}'.repeat(2_000);
  const pieces = [...Buffer.from(text)].map((byte) => Buffer.from([byte]));
  expect(collected(pieces).toString('utf8')).toBe(text);
  expect(pieces[0]).toEqual(Buffer.from('{'));
});

test('the buffer for many small pieces is at most twice their size', () => {
  const piece = Buffer.from('x');
  expect(collected(Array.from({ length: 100_000 }, () => piece)).buffer.byteLength).toBeLessThanOrEqual(
    2 * 100_000 + 8 * 1024,
  );
});

test('an endless body is too large after 32 MB', () => {
  const megabyte = Buffer.alloc(1024 * 1024);
  const bytes = new GrowingBytes();
  for (let sent = 0; sent < CEILING; sent += megabyte.length) bytes.add(megabyte);
  expect(() => bytes.add(megabyte)).toThrow(expect.objectContaining({ reason: 'too-large' }));
});

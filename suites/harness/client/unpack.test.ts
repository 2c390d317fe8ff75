import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { CEILING } from './growing-bytes.js';
import { unpack } from './unpack.js';

const TEXT = '{"name":"迁移"}';

const read = async (bytes: Buffer, coding: string) => {
  const body = await unpack(bytes, coding);
  return { text: body.bytes.toString('utf8'), problem: body.problem };
};

test.each([
  ['gzip', gzipSync],
  ['x-gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
  [' GZIP , identity', gzipSync],
] as const)('a body in %s is unpacked', async (coding, pack) => {
  expect(await read(pack(TEXT), coding)).toEqual({ text: TEXT, problem: undefined });
});

test('codings are undone in the reverse order', async () => {
  expect((await read(gzipSync(brotliCompressSync(TEXT)), 'br, gzip')).text).toBe(TEXT);
});

test('a body that is not what its coding says keeps its bytes, with the reason', async () => {
  expect(await read(Buffer.from(TEXT), 'gzip')).toEqual({
    text: TEXT,
    problem: 'a body that is declared as gzip and cannot be unpacked',
  });
  expect((await read(Buffer.from(TEXT), 'zip')).problem).toBe('a body with the Content-Encoding zip');
  expect((await read(gzipSync(TEXT).subarray(0, 15), 'gzip')).problem).toContain('cannot be unpacked');
});

test('a body that unpacks to more than 32 MB is too large, at its limit not', async () => {
  const bomb = (size: number) => gzipSync(Buffer.alloc(size));
  expect((await unpack(bomb(CEILING), 'gzip')).bytes).toHaveLength(CEILING);
  await expect(unpack(bomb(CEILING + 1), 'gzip')).rejects.toMatchObject({
    reason: 'too-large',
    message: 'the unpacked answer is larger than 32 MB',
  });
});

import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { NetworkError } from '../network-error.js';

/** A body beyond this size is not read, before and after it is unpacked; in bytes. */
export const CEILING = 32 * 1024 * 1024;

/** The codings of RFC 9110, section 8.4.1; a server may use them although nobody asked. */
const UNPACKING = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** What came back as the body. */
export interface Body {
  bytes: Buffer;
  /** Why the bytes are not those that the server meant, as the end of a sentence. */
  problem?: string;
}

/**
 * Reads a body to its end and unpacks it.
 *
 * @throws {NetworkError} `too-large`
 */
export async function readBody(source: AsyncIterable<Buffer>, coding: string | undefined): Promise<Body> {
  const packed = await readAll(source);
  const names = (coding ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '' && name !== 'identity');
  let bytes = packed;
  for (const name of names.reverse()) {
    if (!(name in UNPACKING)) return { bytes, problem: `a body with the Content-Encoding ${name}` };
    try {
      bytes = await UNPACKING[name as keyof typeof UNPACKING](bytes, { maxOutputLength: CEILING });
    } catch (error) {
      if (error instanceof RangeError)
        throw new NetworkError('too-large', 'the unpacked answer is larger than 32 MB');
      return { bytes, problem: `a body that is declared as ${name} and cannot be unpacked` };
    }
  }
  return { bytes };
}

/** Into one buffer that grows: an answer in chunks of one byte each must not take a hundred times its size. */
async function readAll(source: AsyncIterable<Buffer>): Promise<Buffer> {
  let buffer = Buffer.allocUnsafe(8 * 1024);
  let size = 0;
  for await (const chunk of source) {
    if (size + chunk.length > CEILING) {
      throw new NetworkError('too-large', 'the answer is larger than 32 MB');
    }
    if (size + chunk.length > buffer.length) {
      const larger = Buffer.allocUnsafe(Math.max(2 * buffer.length, size + chunk.length));
      buffer.copy(larger, 0, 0, size);
      buffer = larger;
    }
    chunk.copy(buffer, size);
    size += chunk.length;
  }
  return buffer.subarray(0, size);
}

import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { NetworkError } from '../network-error.js';
import { CEILING } from './growing-bytes.js';

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
 * Undoes the codings of a body.
 *
 * @param coding the header Content-Encoding
 * @throws {NetworkError} `too-large`
 */
export async function unpack(packed: Buffer, coding: string): Promise<Body> {
  const names = coding
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

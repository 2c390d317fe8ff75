import { inflateSync } from 'node:zlib';
import { UnreadableDocument } from '../unreadable-document.js';

/** The whole manual unpacks to some 30 MB. */
const MOST_BYTES = 256 * 1024 * 1024;
/** A stream may be packed again and again; each time takes a thousandth of the bytes. */
const MOST_LAYERS = 4;

const BEGIN = Buffer.from('stream');
const END = Buffer.from('endstream');

/**
 * Looks at what the streams of a PDF unpack to, before a reader does so without a limit.
 *
 * @throws {UnreadableDocument} when it is more than any document needs
 */
export function refuseBombs(bytes: Uint8Array): void {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let left = MOST_BYTES;
  for (let at = file.indexOf(BEGIN); at >= 0; ) {
    const start = afterLineEnd(file, at + BEGIN.length);
    const found = file.indexOf(END, start);
    const end = found < 0 ? file.length : found;
    left -= unpackedSize(file.subarray(start, end), left, MOST_LAYERS);
    at = file.indexOf(BEGIN, end + END.length);
  }
}

const afterLineEnd = (file: Buffer, at: number) =>
  at + (file[at] === 13 ? 1 : 0) + (file[at] === 10 || file[at + 1] === 10 ? 1 : 0);

/** What a stream unpacks to, the largest of its layers; 0 where it is not packed in this way. */
function unpackedSize(packed: Buffer, most: number, layers: number): number {
  if (layers === 0 || (packed[0] ?? 0) % 16 !== 8) return 0;
  const unpacked = unpack(packed, most);
  return unpacked ? Math.max(unpacked.length, unpackedSize(unpacked, most, layers - 1)) : 0;
}

/** Undefined for a stream that is damaged, or looks packed and is not. */
function unpack(packed: Buffer, most: number): Buffer | undefined {
  try {
    return inflateSync(packed, { maxOutputLength: Math.max(most, 1) });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw new UnreadableDocument(
      `it unpacks to more than ${MOST_BYTES / 1024 / 1024} MB: expected a document, which has less`,
    );
  }
}

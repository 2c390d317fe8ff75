import { createReadStream } from 'node:fs';

const LINE_BREAK = 10;

/** A line of a file, byte for byte. */
export interface RawLine {
  bytes: Buffer;
  /** Where it begins, in bytes. */
  offset: number;
  /** Whether a line break follows. */
  isWhole: boolean;
}

/** The lines of a file one after the other, however long the file is. */
export async function* linesOf(path: string): AsyncGenerator<RawLine> {
  let rest: Buffer = Buffer.alloc(0);
  let offset = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    const bytes = rest.length === 0 ? (chunk as Buffer) : Buffer.concat([rest, chunk as Buffer]);
    let from = 0;
    for (let at = bytes.indexOf(LINE_BREAK); at >= 0; at = bytes.indexOf(LINE_BREAK, from)) {
      yield { bytes: bytes.subarray(from, at), offset: offset + from, isWhole: true };
      from = at + 1;
    }
    rest = bytes.subarray(from);
    offset += from;
  }
  if (rest.length > 0) yield { bytes: rest, offset, isWhole: false };
}

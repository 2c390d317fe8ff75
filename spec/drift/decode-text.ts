import { UnreadableDocument } from './unreadable-document.js';

const CHARSET = /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w-]{1,40})/i;

/**
 * The text of a file in the encoding that it declares or that fits: UTF-8, UTF-16 with a byte order mark, the charset
 * of an HTML page, or GB 18030, in which old Chinese pages are stored.
 *
 * @throws {UnreadableDocument} for binary data
 */
export function decodeText(bytes: Uint8Array): string {
  const mark = [...bytes.subarray(0, 2)].map((byte) => byte.toString(16)).join('');
  if (mark === 'fffe') return decode(bytes, 'utf-16le') ?? '';
  if (mark === 'feff') return decode(bytes, 'utf-16be') ?? '';
  if (bytes.subarray(0, 65_536).includes(0)) throw binary();
  const declared = CHARSET.exec(Buffer.from(bytes.subarray(0, 4096)).toString('latin1'))?.[1];
  const text = decode(bytes, 'utf-8') ?? (declared && decode(bytes, declared)) ?? decode(bytes, 'gb18030');
  if (text === undefined || isControlled(text)) throw binary();
  return text;
}

function decode(bytes: Uint8Array, encoding: string): string | undefined {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Compressed and other binary data is full of control characters, whatever they decode to. */
function isControlled(text: string): boolean {
  const sample = text.slice(0, 4096);
  const controls = sample.match(/(?!\s)\p{Cc}/gu)?.length ?? 0;
  return controls > sample.length / 50;
}

const binary = () =>
  new UnreadableDocument(
    'it is binary: expected text, a saved HTML page or a PDF, not an archive, an image or a program',
  );

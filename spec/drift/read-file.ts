import { readFileSync, statSync } from 'node:fs';
import type { DocumentClaims } from './claims.js';
import { decodeText } from './decode-text.js';
import { readDocument, readLines } from './read-document.js';
import { isOpenapi } from './sources/is-openapi.js';
import { UnreadableDocument } from './unreadable-document.js';

/** The whole manual as a PDF has some 6 MB; a page with pictures inside may have more. */
const MOST_BYTES = 32 * 1024 * 1024;

/**
 * Reads a file with a document of the API in whatever form it is.
 *
 * @throws {UnreadableDocument} when there is no such file, or no document in it
 */
export async function readDocumentFile(file: string): Promise<DocumentClaims> {
  const bytes = bytesOf(file);
  if (isPdf(bytes)) {
    const { pdfLines } = await import('./layouts/pdf-lines.js');
    return readLines(await pdfLines(bytes), 'PDF', 'page');
  }
  const text = decodeText(bytes);
  if (isOpenapi(text)) throw new UnreadableDocument(OPENAPI);
  return readDocument(text);
}

/**
 * The text of a file that is an OpenAPI document; undefined for any other.
 *
 * @throws {UnreadableDocument} when there is no such file
 */
export function readOpenapiFile(file: string): string | undefined {
  const bytes = bytesOf(file);
  const text = isPdf(bytes) ? '' : decodeText(bytes);
  return isOpenapi(text) ? text : undefined;
}

const OPENAPI =
  'it is an OpenAPI document: expected a page or a manual; --openapi FILE puts it beside the contract, and --against FILE compares documents with it';

const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');

function bytesOf(file: string): Uint8Array {
  let size: number;
  try {
    const found = statSync(file);
    if (!found.isFile())
      throw new UnreadableDocument('it is no file: expected a document, not a directory or device');
    size = found.size;
    if (size <= MOST_BYTES && size > 0) return readFileSync(file);
  } catch (error) {
    if (error instanceof UnreadableDocument) throw error;
    throw new UnreadableDocument(`it cannot be read: ${(error as Error).message}`);
  }
  if (size === 0) throw new UnreadableDocument('it is empty: expected a document of the API');
  throw new UnreadableDocument(
    `it has ${Math.round(size / 1024 / 1024)} MB: expected at most ${MOST_BYTES / 1024 / 1024} MB`,
  );
}

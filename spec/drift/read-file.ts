import { readFileSync, statSync } from 'node:fs';
import type { DocumentClaims } from './claims.js';
import { decodeText } from './decode-text.js';
import { readDocument, readLines } from './read-document.js';
import { isOpenapi } from './sources/is-openapi.js';
import { UnreadableDocument } from './unreadable-document.js';

/** The whole manual as a PDF has some 6 MB; a page with pictures inside may have more. */
const MOST_BYTES = 32 * 1024 * 1024;

/** What a file holds: the text of an OpenAPI document, or what a document of the API claims. */
export type FileContent = { openapi: string } | { claims: DocumentClaims };

/**
 * Reads a file with a document of the API in whatever form it is.
 *
 * @throws {UnreadableDocument} when there is no such file, or no document in it
 */
export async function readDocumentFile(file: string): Promise<DocumentClaims> {
  const content = await readAnyFile(file);
  if ('openapi' in content) throw new UnreadableDocument(OPENAPI);
  return content.claims;
}

/**
 * Reads a file with a document of the API, or with an OpenAPI document.
 *
 * @throws {UnreadableDocument} when there is no such file, or neither in it
 */
export async function readAnyFile(file: string): Promise<FileContent> {
  const bytes = bytesOf(file);
  if (isPdf(bytes)) {
    const { pdfLines } = await import('./layouts/pdf-lines.js');
    return { claims: readLines(await pdfLines(bytes), 'PDF', 'page') };
  }
  const text = decodeText(bytes);
  return isOpenapi(text) ? { openapi: text } : { claims: await readDocument(text) };
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

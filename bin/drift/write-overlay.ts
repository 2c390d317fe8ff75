import { existsSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { stringify } from 'yaml';
import type { NamedDocument } from '../../spec/drift/compare-documents.js';
import { overlayOfDocuments } from '../../spec/drift/overlay/overlay-of-documents.js';
import type { Edition } from '../../spec/editions.js';
import { EnvironmentUnusable } from '../environment-unusable.js';
import { UsageError } from '../usage-error.js';
import { documentedExamples } from './documented-examples.js';

const isSameFile = (one: string, other: string): boolean => {
  if (!existsSync(one) || !existsSync(other)) return false;
  return realpathSync(one) === realpathSync(other);
};

/**
 * Writes the Overlay that turns the contract into what documents say, as YAML, as a whole or not at all.
 *
 * @throws {EnvironmentUnusable} when the file cannot be written
 * @throws {UsageError} when it is one of the documents
 */
export function writeOverlay(file: string, documents: readonly NamedDocument[], edition: Edition): void {
  if (documents.some((document) => isSameFile(document.file, file))) {
    throw new UsageError(`--overlay ${file} is a document that is read: expected another file`);
  }
  const overlay = overlayOfDocuments(documents, edition, documentedExamples(edition));
  const unfinished = `${file}.${process.pid}.tmp`;
  try {
    writeFileSync(
      unfinished,
      stringify(overlay, { aliasDuplicateObjects: false, compat: 'yaml-1.1', lineWidth: 0 }),
    );
    renameSync(unfinished, file);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw new EnvironmentUnusable(`--overlay: ${file} cannot be written: ${(error as Error).message}`);
  }
}

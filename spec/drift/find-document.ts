import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The text of one of the project's documents.
 *
 * @param folder the folder of the documents, usually from `SMS_DOCUMENTS`
 * @param document the short name with which the file's name begins, `000` to `004`
 * @throws when the folder has no such file
 */
export function findDocument(folder: string, document: string): string {
  const name = readdirSync(folder).find((file) => file.startsWith(`${document}_`));
  if (name === undefined)
    throw new Error(`${folder} contains no file whose name starts with "${document}_".`);
  return readFileSync(join(folder, name), 'utf8');
}

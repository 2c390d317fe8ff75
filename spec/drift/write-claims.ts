import { writeFileSync } from 'node:fs';
import { claimsText } from './claims-text.js';
import { findDocument } from './find-document.js';
import { CLAIMED_EDITIONS, claimsFile, claimsToStore, documentOf } from './load-claims.js';
import { hashesOf, proseFile } from './prose-hashes.js';
import { readText } from './read-document.js';

// Reads the documents again and writes what they state into spec/editions.
const folder = process.env.SMS_DOCUMENTS;
if (!folder) throw new Error('Set SMS_DOCUMENTS to the folder of the documents.');
for (const edition of CLAIMED_EDITIONS) {
  const document = readText(findDocument(folder, documentOf(edition)));
  writeFileSync(claimsFile(edition), claimsText(claimsToStore(document)));
  const hashes = Object.fromEntries(hashesOf(document.operations));
  writeFileSync(proseFile(edition), `${JSON.stringify(hashes, undefined, 2)}\n`);
}

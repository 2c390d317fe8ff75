import type { NamedDocument } from '../compare-documents.js';
import { caseFields } from './case-fields.js';
import { errorFields } from './error-fields.js';
import { errorTable } from './error-table.js';
import { errorWords } from './error-words.js';
import { examples } from './examples.js';
import type { Finding } from './finding.js';
import { inWords } from './in-words.js';
import { leftOut } from './left-out.js';
import { matrixValues } from './matrix-values.js';
import { paths } from './paths.js';
import { sameAction, sameConcept, sameValues } from './same-concept.js';
import { statedRows } from './stated-rows.js';
import { statusCodes } from './status-codes.js';
import { structure } from './structure.js';
import { valueLists } from './value-lists.js';
import { withinRow } from './within-row.js';

/** Everything in which a document contradicts itself; what several places repeat is told once. */
export function lint({ file, claims }: NamedDocument): Finding[] {
  const rows = statedRows(claims, file);
  const found = [
    ...sameConcept(rows),
    ...sameValues(rows),
    ...sameAction(rows),
    ...withinRow(rows),
    ...examples(claims, file),
    ...caseFields(claims, file),
    ...errorTable(claims, file),
    ...structure(claims, file),
    ...inWords(rows),
    ...valueLists(rows, claims, file),
    ...matrixValues(claims, file),
    ...errorFields(claims, file),
    ...errorWords(claims, file),
    ...paths(claims, file),
    ...leftOut(claims, file),
    ...statusCodes(claims, file),
  ];
  const first = new Map<string, Finding>();
  for (const one of found) {
    const known = first.get(one.fingerprint);
    if (known) known.statements.push(...one.statements);
    else first.set(one.fingerprint, one);
  }
  return [...first.values()];
}

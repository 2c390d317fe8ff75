import type { NamedDocument } from '../compare-documents.js';
import { errorTable } from './error-table.js';
import { examples } from './examples.js';
import type { Finding } from './finding.js';
import { sameConcept, sameValues } from './same-concept.js';
import { statedRows } from './stated-rows.js';
import { structure } from './structure.js';
import { withinRow } from './within-row.js';

/** Everything in which a document contradicts itself; what several places repeat is told once. */
export function lint({ file, claims }: NamedDocument): Finding[] {
  const rows = statedRows(claims, file);
  const found = [
    ...sameConcept(rows),
    ...sameValues(rows),
    ...withinRow(rows),
    ...examples(claims, file),
    ...errorTable(claims, file),
    ...structure(claims, file),
  ];
  const first = new Map<string, Finding>();
  for (const one of found) {
    const known = first.get(one.fingerprint);
    if (known) known.statements.push(...one.statements);
    else first.set(one.fingerprint, one);
  }
  return [...first.values()];
}

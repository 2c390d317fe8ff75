import type { DocumentClaims, OperationClaim, RowClaim } from '../claims.js';
import type { StatementPlace } from '../compare/side.js';

/** A row of a document with what it belongs to. */
export interface StatedRow {
  row: RowClaim;
  operation: OperationClaim;
  /** Which thing it is about: rows with the same concept should say the same. */
  concept: string;
  /** Whether it is a parameter and no field of a body. */
  isParameter: boolean;
  at: StatementPlace;
}

/** Names that say nothing without the object that they belong to. */
const GENERIC = new Set(
  'id name type size state status index uuid ip label device description value key count limit offset start end result mac order speed time region progress ids disks networks version link rel href level unit'.split(
    ' ',
  ),
);

/** Every row of the tables of a document. */
export const statedRows = ({ operations, unit }: DocumentClaims, document: string): StatedRow[] =>
  operations.flatMap((operation) =>
    operation.tables.flatMap((table) =>
      table.rows
        .filter(({ name }) => name !== '-')
        .map((row) => {
          const isParameter = ['path', 'query', 'header'].includes(table.kind);
          const owner = isGeneric(row.name, isParameter) ? [ownerOf(table.object, operation)] : [];
          return {
            row,
            operation,
            concept: [...owner, ...(isParameter ? [table.kind] : []), row.name].join(' '),
            isParameter,
            at: {
              document,
              [unit]: row.line,
              ...(operation.section && { section: operation.section }),
              ...(table.table && { table: table.table }),
              row: row.name,
            },
          };
        }),
    ),
  );

/** What pages a list is the same in every list. */
const PAGING = new Set(['limit', 'offset']);

const isGeneric = (name: string, isParameter: boolean) =>
  GENERIC.has(name) && !(isParameter && PAGING.has(name));

/** Without an object, a generic name is a concept of its own operation alone. */
const ownerOf = (object: string | undefined, { operationId, method, path }: OperationClaim) =>
  object ?? (operationId || `${method} ${path}`);

/** The rows of each concept that more than one row is about. */
export function byConcept(rows: readonly StatedRow[]): [string, StatedRow[]][] {
  const groups = new Map<string, StatedRow[]>();
  for (const stated of rows) {
    const group = groups.get(stated.concept) ?? [];
    group.push(stated);
    groups.set(stated.concept, group);
  }
  return [...groups].filter(([, group]) => group.length > 1);
}

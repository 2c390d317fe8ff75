import type { DocumentClaims, OperationClaim, RowClaim, TableClaim } from '../claims.js';
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
          const owner = isGeneric(row.name, isParameter, table.kind) ? [ownerOf(table, operation)] : [];
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

/** What pages a list is the same in every list, and so is how many there are. */
const PAGING = new Set(['limit', 'offset']);

const isGeneric = (name: string, isParameter: boolean, kind: TableClaim['kind']) =>
  GENERIC.has(name) && !(isParameter && PAGING.has(name)) && !(kind === 'response-body' && name === 'count');

const COLLECTION = /^(\/v\d+(?:\/[a-z-]+)+)(?:\/\{[^{}]*\})?$/;

/**
 * What a generic name belongs to: the object of its table, or the things that the operations on a path are about, as
 * `/v3/tasks`; elsewhere its own operation alone.
 */
function ownerOf({ object, status = '200' }: TableClaim, operation: OperationClaim): string {
  const { operationId, method, path, tables } = operation;
  const answered = tables.filter(({ kind, status: own }) => kind === 'response-body' && own === '200');
  const isItem = answered.some(({ rows }) => rows.some(({ type }) => type === `Array of ${object} objects`));
  const collection = COLLECTION.exec(path)?.[1];
  if (collection && status === '200' && (object === undefined || isItem)) return collection;
  return object ?? (operationId || `${method} ${path}`);
}

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

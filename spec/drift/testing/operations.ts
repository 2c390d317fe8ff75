import type { DocumentClaims, OperationClaim, RowClaim } from '../claims.js';
import { documentAfter } from './colours.js';

/** A document with operations. */
export const documentOf = (...operations: OperationClaim[]): DocumentClaims => ({
  ...documentAfter(),
  operations,
});

/** An operation without tables. */
export const bare = (
  operationId: string,
  path: string,
  more: Partial<OperationClaim> = {},
): OperationClaim => ({
  operationId,
  method: 'GET',
  path,
  statuses: ['200', '403'],
  tables: [],
  line: 1,
  ...more,
});

/** Rows of text, unless they say otherwise. */
export const rowsOf = (...rows: (Partial<RowClaim> & { name: string })[]): RowClaim[] =>
  rows.map((row) => ({ type: 'String', line: 1, ...row }));

/** An operation with one table of a request body. */
export const taking = (
  operationId: string,
  path: string,
  ...rows: (Partial<RowClaim> & { name: string })[]
) =>
  bare(operationId, path, {
    method: 'POST',
    tables: [{ kind: 'request-body', line: 1, rows: rowsOf(...rows) }],
  });

/** An operation that answers with one table. */
export const answering = (
  operationId: string,
  path: string,
  ...rows: (Partial<RowClaim> & { name: string })[]
) =>
  bare(operationId, path, {
    tables: [{ kind: 'response-body', status: '200', line: 1, rows: rowsOf(...rows) }],
  });

import type { DocumentClaims, OperationClaim, RowClaim } from '../claims.js';

/** An operation of a document that nobody wrote, with something of everything. */
export const COLOURS: OperationClaim = {
  operationId: 'UpdateColour',
  method: 'PUT',
  path: '/v9/colours/{colour_id}',
  statuses: ['200', '403'],
  line: 1,
  tables: [
    {
      kind: 'path',
      table: '1',
      line: 2,
      rows: [
        {
          name: 'colour_id',
          type: 'String',
          mandatory: true,
          minLength: 1,
          maxLength: 36,
          prose: 'a',
          line: 3,
        },
      ],
    },
    {
      kind: 'request-body',
      table: '2',
      line: 4,
      rows: [
        {
          name: 'shade',
          type: 'String',
          mandatory: false,
          enum: ['DARK', 'LIGHT'],
          default: 'DARK',
          prose: 'b',
          line: 5,
        },
        {
          name: 'weight',
          type: 'Long',
          mandatory: true,
          minimum: '0',
          maximum: '9223372036854775807',
          line: 6,
        },
        { name: 'coats', type: 'Array of Coat objects', mandatory: false, minItems: 0, maxItems: 5, line: 7 },
      ],
    },
    {
      kind: 'object',
      object: 'Coat',
      table: '3',
      line: 8,
      rows: [{ name: 'gloss', type: 'Double', mandatory: false, line: 9 }],
    },
    {
      kind: 'response-body',
      status: '200',
      table: '4',
      line: 10,
      rows: [
        { name: 'id', type: 'String', maxLength: 36, line: 11 },
        { name: 'shade', type: 'String', enum: ['DARK', 'LIGHT'], line: 12 },
      ],
    },
    {
      kind: 'response-body',
      status: '403',
      table: '5',
      line: 13,
      rows: [{ name: 'error_code', type: 'String', line: 14 }],
    },
  ],
  examples: [{ part: 'request', body: { shade: 'DARK', weight: 1 }, line: 20 }],
};

/** A change of the operation, in place. */
export type Change = (operation: OperationClaim) => unknown;

/** The row with a name in the table with a number. */
export function rowOf({ tables }: OperationClaim, table: string, name: string): RowClaim {
  const found = tables.find((one) => one.table === table)?.rows.find((row) => row.name === name);
  if (!found) throw new Error(`There is no row ${name} in table ${table}.`);
  return found;
}

/** A document with the operation after a change. */
export function documentAfter(change: Change = () => {}, more: Partial<DocumentClaims> = {}): DocumentClaims {
  const operation = structuredClone(COLOURS);
  change(operation);
  return {
    layout: 'HTML',
    language: 'en',
    unit: 'line',
    contents: [],
    operations: [operation],
    errors: [],
    notes: [],
    ...more,
  };
}

import fc, { type Arbitrary } from 'fast-check';
import { CASES } from '../cases.js';
import type { OperationClaim, RowClaim, TableClaim } from '../claims.js';

export type GeneratedOperation = OperationClaim;

/** Names that are no words of a page, and that no row starts with by chance. */
const name = fc.stringMatching(/^[a-z][a-z0-9]{2,8}_[a-z0-9]{1,6}$/);
const value = fc.stringMatching(/^[A-Z][A-Z0-9_-]{1,8}$/);
const count = fc.nat({ max: 2 ** 31 - 1 });
const int64 = fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String);
const type = fc.constantFrom('String', 'Integer', 'Long', 'Double', 'Boolean', 'Object', 'Array of strings');

const limits = fc.record(
  {
    minLength: count,
    maxLength: count,
    minimum: int64,
    maximum: int64,
    default: value,
    enum: fc.uniqueArray(value, { minLength: 1, maxLength: 4 }),
  },
  { requiredKeys: [] },
);
const items = fc.option(fc.record({ minItems: count, maxItems: count }), { nil: {} });

const row = (mandatory: boolean): Arbitrary<RowClaim> =>
  fc
    .tuple(name, type, limits, items, fc.boolean(), fc.subarray([...CASES], { maxLength: 2 }))
    .map(([rowName, rowType, stated, counted, isMandatory, cases]) => ({
      name: rowName,
      type: rowType,
      ...stated,
      ...counted,
      ...(mandatory && { mandatory: isMandatory }),
      ...(cases.length > 0 && { mandatoryIn: cases }),
      line: 1,
    }));

const rows = (mandatory: boolean) =>
  fc.uniqueArray(row(mandatory), { minLength: 1, maxLength: 4, selector: (one) => one.name });

/** A body, and the objects that its rows refer to, each in a table of its own. */
const body = (kind: 'request-body' | 'response-body', status?: string): Arbitrary<TableClaim[]> =>
  fc
    .tuple(
      rows(kind === 'request-body'),
      fc.uniqueArray(fc.stringMatching(/^[A-Z][a-z]{3,9}$/), { maxLength: 2 }),
      rows(kind === 'request-body'),
    )
    .map(([own, objects, inner]) => {
      const references = objects.map((object, index) => ({
        name: `inner_${index}`,
        type: `Array of ${object} objects`,
        ...(kind === 'request-body' && { mandatory: false }),
        line: 1,
      }));
      return [
        { kind, ...(status && { status }), rows: [...own, ...references], line: 1 },
        ...objects.map((object) => ({ kind: 'object' as const, object, rows: inner, line: 1 })),
      ];
    });

const operation: Arbitrary<GeneratedOperation> = fc
  .tuple(
    fc.stringMatching(/^[A-Z][a-z]{2,8}[A-Z][a-z]{2,8}$/),
    fc.constantFrom('POST', 'PUT'),
    name,
    fc.option(body('request-body'), { nil: [] }),
    fc.uniqueArray(fc.constantFrom('200', '202', '400', '403', '404'), { minLength: 1, maxLength: 3 }),
  )
  .chain(([operationId, method, parameter, request, statuses]) =>
    fc.tuple(...statuses.map((status) => body('response-body', status))).map((responses) => {
      const path: TableClaim = {
        kind: 'path',
        rows: [{ name: parameter, type: 'String', mandatory: true, minLength: 1, maxLength: 36, line: 1 }],
        line: 1,
      };
      const header: TableClaim = {
        kind: 'header',
        rows: [{ name: 'X-Brush-Token', type: 'String', mandatory: true, line: 1 }],
        line: 1,
      };
      return {
        operationId,
        method,
        path: `/v9/colours/{${parameter}}`,
        tables: numbered([path, header, ...request, ...responses.flat()]),
        statuses,
        line: 1,
      };
    }),
  );

const numbered = (tables: TableClaim[]) =>
  tables.map((table, index) => ({ ...table, table: String(index + 1) }));

/** Some operations as a document would describe them, every table with a number. */
export const operations = (): Arbitrary<GeneratedOperation[]> =>
  fc.uniqueArray(operation, { minLength: 1, maxLength: 2, selector: ({ path }) => path });

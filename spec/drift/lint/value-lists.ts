import type { DocumentClaims, OperationClaim, RowClaim, TableClaim } from '../claims.js';
import { type Finding, finding } from './finding.js';
import { nameOf } from './request-of.js';
import type { StatedRow } from './stated-rows.js';

/** So much of two lists has to be the same before they are lists of the same thing. */
const SAME_THING = 0.5;
/** So many of the names of an object have to be values before the others are strange. */
const MOST_COUNTERS = 0.7;
const FEWEST_COUNTERS = 6;

/** Where lists of values, and what is named after values, do not go together. */
export const valueLists = (
  rows: readonly StatedRow[],
  claims: DocumentClaims,
  document: string,
): Finding[] => [...recased(rows), ...counters(rows, claims, document), ...filters(rows)];

const setOf = ({ enum: values = [] }: RowClaim) => new Set(values.map((value) => value.toLowerCase()));

function overlap(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const common = [...one].filter((value) => other.has(value)).length;
  return common / (one.size + other.size - common);
}

/** Lists of one thing whose values differ in case. */
function recased(rows: readonly StatedRow[]): Finding[] {
  const lists = rows.filter(({ row }) => row.enum && row.enum.length > 1);
  const first = lists.filter(
    ({ row }, index) =>
      lists.findIndex((one) => one.row.name === row.name && one.row.enum?.join() === row.enum?.join()) ===
      index,
  );
  return first.flatMap((one, index) =>
    first.slice(index + 1).flatMap((other) => {
      if (overlap(setOf(one.row), setOf(other.row)) < SAME_THING) return [];
      const pairs = (one.row.enum ?? []).flatMap((value) => {
        const twin = other.row.enum?.find((each) => each.toLowerCase() === value.toLowerCase());
        return twin === undefined || twin === value ? [] : [`${value} and ${twin}`];
      });
      if (pairs.length === 0) return [];
      const subject = `${nameOf(one.operation)} ${one.row.name}, ${nameOf(other.operation)} ${other.row.name}`;
      const text = `${subject} spell the same values differently: ${pairs.join(', ')}.`;
      const statements = [one, other].map(({ row, at }) => ({ value: row.enum?.join(', ') ?? '', at }));
      return [finding('values-recased', subject, text, statements)];
    }),
  );
}

/** Objects of numbers that are named after the values of a list. */
function counters(
  rows: readonly StatedRow[],
  { operations, unit }: DocumentClaims,
  document: string,
): Finding[] {
  const lists = rows.flatMap(({ row, at }) => (row.enum ? [{ values: setOf(row), row, at }] : []));
  return operations.flatMap((operation) =>
    operation.tables.filter(isOfCounters).flatMap((table) => {
      const names = table.rows.map(({ name }) => name);
      const share = (values: ReadonlySet<string>) =>
        names.filter((name) => values.has(name)).length / names.length;
      const [best] = [...lists].sort((a, b) => share(b.values) - share(a.values));
      if (!best || share(best.values) < MOST_COUNTERS) return [];
      const strange = names.filter(
        (name) => !lists.some(({ values, row }) => row.name === best.row.name && values.has(name)),
      );
      const uncounted = [...best.values].filter((value) => !names.includes(value));
      if (strange.length + uncounted.length === 0) return [];
      const subject = `${nameOf(operation)} ${best.row.name}`;
      const text = `${nameOf(operation)} counts by ${best.row.name}: of its values not ${uncounted.join(', ') || 'any'}; besides them ${strange.join(', ') || 'nothing'}.`;
      const value = [...uncounted, ...strange].join(', ');
      return [
        finding('counters-differ', subject, text, [
          { value, at: { document, [unit]: table.line, ...(table.table && { table: table.table }) } },
          { value: [...best.values].join(', '), at: best.at },
        ]),
      ];
    }),
  );
}

const isOfCounters = ({ kind, rows }: TableClaim) =>
  kind === 'response-body' && rows.length >= FEWEST_COUNTERS && rows.every(({ type }) => type === 'Integer');

/** The rows of the objects that the answer of an operation lists. */
function itemRows({ tables }: OperationClaim): RowClaim[] {
  const lists = tables.filter(({ kind }) => kind === 'response-body').flatMap(({ rows }) => rows);
  const objects = lists.flatMap(({ type }) => /^Array of (\S+) objects$/.exec(type)?.[1] ?? []);
  return tables.flatMap(({ object, rows }) => (object && objects.includes(object) ? rows : []));
}

/** A filter that lists the values of a field that the answer to it describes without them. */
const filters = (rows: readonly StatedRow[]): Finding[] =>
  rows.flatMap(({ row, operation, at, isParameter }) => {
    if (!isParameter || !row.enum) return [];
    const listed = itemRows(operation);
    const answers = rows.filter(
      (one) => listed.includes(one.row) && one.row.name === row.name && !one.row.enum,
    );
    if (answers.length === 0) return [];
    const subject = `${nameOf(operation)} ${row.name}`;
    const text = `${subject} lists values as a parameter, and none as a field of the answer.`;
    return [
      finding('values-left-out', subject, text, [
        { value: row.enum.join(', '), at },
        ...answers.map((one) => ({ value: 'not stated', at: one.at })),
      ]),
    ];
  });

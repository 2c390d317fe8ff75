import type { RowClaim } from '../claims.js';
import { numberText } from '../facts.js';
import { groupedBy } from '../grouped-by.js';
import { type Finding, type FoundStatement, finding } from './finding.js';
import { byConcept, type StatedRow } from './stated-rows.js';

type Fact = (row: RowClaim) => string | undefined;

const MOST_ITEMS = 'maximum number of items';

const LIMITS: [string, Fact][] = [
  ['minimum length', ({ minLength }) => minLength?.toString()],
  ['maximum length', ({ maxLength }) => maxLength?.toString()],
  ['minimum', ({ minimum }) => minimum && numberText(minimum)],
  ['maximum', ({ maximum }) => maximum && numberText(maximum)],
  ['minimum number of items', ({ minItems }) => minItems?.toString()],
  [MOST_ITEMS, ({ maxItems }) => maxItems?.toString()],
];

/** Objects are one type whatever the table calls them: their names are in no request and no answer. */
const typeOf: Fact = ({ type }) =>
  type
    .replace(/^(Array of )?\S+ objects?$/, (_, array?: string) => (array ? 'Array of objects' : 'Object'))
    .replace(/^Map<.*>$/, 'Object');

/** A count, a flag and a list of one name are three things; a text and a number may be one that is typed carelessly. */
const familyOf = (type: string) =>
  /^Array/.test(type) ? 'list' : /^(Integer|Long|Double|Float)$/.test(type) ? 'number' : 'value';
const valuesOf: Fact = ({ enum: values }) => values && [...values].sort().join(', ');
const defaultOf: Fact = (row) => row.default;
const mandatoryOf: Fact = ({ mandatory }) =>
  mandatory === undefined ? undefined : mandatory ? 'mandatory' : 'optional';

/** Where rows about the same thing say different things. */
export function sameConcept(rows: readonly StatedRow[]): Finding[] {
  return byConcept(rows).flatMap(([concept, group]) => [
    ...LIMITS.flatMap(([label, fact]) => differing('limited-differently', concept, label, group, fact)),
    ...differing('default-differs', concept, 'default', group, defaultOf),
    ...['list', 'number', 'value'].flatMap((family) =>
      differing(
        'typed-differently',
        concept,
        'type',
        group.filter(({ row }) => familyOf(row.type) === family),
        typeOf,
      ),
    ),
    ...leftOut('values-left-out', concept, 'list of values', group, valuesOf),
    ...(group.every(({ isParameter }) => isParameter)
      ? [
          ...differing('mandatory-differs', concept, 'statement whether it is mandatory', group, mandatoryOf),
          ...LIMITS.flatMap(([label, fact]) => leftOut('limit-left-out', concept, label, group, fact)),
        ]
      : leftOut('limit-left-out', concept, MOST_ITEMS, group, ({ maxItems }) => maxItems?.toString())),
  ]);
}

/** Operations that do the same to different things: their paths end with the same word. */
export function sameAction(rows: readonly StatedRow[]): Finding[] {
  const fields = rows.filter(
    ({ row, operation: { tables, path } }) =>
      /\/[a-z-]+$/.test(path) &&
      tables.some((table) => table.kind === 'request-body' && table.rows.includes(row)),
  );
  const action = ({ operation: { method, path }, row }: StatedRow) =>
    `${method} …/${path.split('/').at(-1)} ${row.name}`;
  return [...groupedBy(fields, action)].flatMap(([subject, group]) =>
    differing('mandatory-differs', subject, 'statement whether it is mandatory', group, mandatoryOf),
  );
}

/** So much of two lists has to be the same before they are lists of the same thing. */
const SAME_THING = 0.5;

/** Lists of values of one name that share most of their values are about one thing, whatever object they stand in. */
export function sameValues(rows: readonly StatedRow[]): Finding[] {
  const clusters: StatedRow[][] = [];
  for (const stated of rows) {
    if (!stated.row.enum) continue;
    const found = clusters.find(([first]) => first && overlap(first.row, stated.row) >= SAME_THING);
    if (found) found.push(stated);
    else clusters.push([stated]);
  }
  return clusters.flatMap((group) =>
    differing('values-differ', group[0]?.row.name ?? '', 'list of values', group, valuesOf),
  );
}

function overlap(one: RowClaim, other: RowClaim): number {
  if (one.name !== other.name) return 0;
  const [values, others] = [new Set(one.enum), new Set(other.enum)];
  const common = [...values].filter((value) => others.has(value)).length;
  return common / (values.size + others.size - common);
}

const statementsOf = (group: readonly StatedRow[], fact: Fact): FoundStatement[] =>
  group.flatMap(({ row, at }) => {
    const value = fact(row);
    return value === undefined ? [] : [{ value, at }];
  });

function differing(rule: string, concept: string, label: string, group: readonly StatedRow[], fact: Fact) {
  const statements = statementsOf(group, fact);
  const values = [...new Set(statements.map(({ value }) => value))];
  if (values.length < 2) return [];
  const shown = values.map((value) => `"${value}"`).join(' and ');
  return [
    finding(rule, `${concept} ${label}`, `${concept} has as ${label} ${shown}.`, firstOfEach(statements)),
  ];
}

/** Fields of different types are not the same thing with a limit left out. */
function leftOut(rule: string, concept: string, label: string, group: readonly StatedRow[], fact: Fact) {
  const stated = statementsOf(group, fact);
  const types = new Set(stated.map(({ at }) => typeOf(rowAt(group, at))));
  const silent = group.filter(({ row }) => fact(row) === undefined && types.has(typeOf(row)));
  if (stated.length === 0 || silent.length === 0) return [];
  const statements = [...firstOfEach(stated), ...silent.map(({ at }) => ({ value: 'not stated', at }))];
  return [
    finding(
      rule,
      `${concept} ${label}`,
      `${concept} has a ${label} in ${stated.length} places and none in ${silent.length}.`,
      statements,
    ),
  ];
}

const rowAt = (group: readonly StatedRow[], at: StatedRow['at']): RowClaim =>
  (group.find((stated) => stated.at === at) as StatedRow).row;

/** One place for each value: a value that stands fifty times needs no fifty places. */
const firstOfEach = (statements: readonly FoundStatement[]): FoundStatement[] =>
  statements.filter(({ value }, index) => statements.findIndex((one) => one.value === value) === index);

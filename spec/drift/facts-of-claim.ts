import type { OperationClaim, RowClaim, TableClaim } from './claims.js';
import { type Facts, numberText, type Places, tableText } from './facts.js';

const LIMITS = ['minLength', 'maxLength', 'minItems', 'maxItems', 'default'] as const;

const OBJECT = /^(Array of )?(\w+) objects?$/;

/** The type column in the words that `factsOfContract` uses. */
const TYPES: [RegExp, string][] = [
  [/^Map<String, String>$/, 'Map of strings'],
  [/^Array of Map<String, Object> objects$/, 'Array of objects'],
  [/^Array of \w+ objects?$/, 'Array of objects'],
  [/^(Object|\w+ object)$/, 'Object'],
];

/** What a document states about one operation, and where. */
export interface ClaimedFacts {
  places: Places;
  /** The row that states a place; the table where it is that of an object without a row. */
  rows: Map<string, RowClaim | TableClaim>;
}

/**
 * What a document states about one operation, place by place.
 *
 * @param document the short name of the document, `000` to `004`, or its file
 */
export function factsOfClaim(operation: OperationClaim, document: string): ClaimedFacts {
  const rows: ClaimedFacts['rows'] = new Map();
  const places: Places = new Map([['operation', operationFacts(operation, document)]]);
  for (const status of operation.statuses) places.set(`response ${status}`, {});

  const table = (claim: TableClaim) =>
    tableText(document, operation.section, claim.table ?? String(operation.tables.indexOf(claim) + 1));

  const reached = new Set<TableClaim>();
  const addFields = (parent: string, claim: TableClaim, scope: TableClaim[]) => {
    places.set(parent, { ...places.get(parent), table: table(claim) });
    if (!rows.has(parent)) rows.set(parent, claim);
    reached.add(claim);
    // An object that contains itself is described once.
    const inner = scope.filter((other) => other !== claim);
    for (const row of claim.rows) {
      const place = `${parent}.${row.name}`;
      places.set(place, rowFacts(row));
      rows.set(place, row);
      const [, array, name] = OBJECT.exec(row.type) ?? [];
      const nested = inner.find(({ object }) => object !== undefined && object === name);
      if (nested) addFields(array ? `${place}[]` : place, nested, inner);
    }
  };

  for (const [index, claim] of operation.tables.entries()) {
    if (claim.kind === 'object') continue;
    if (claim.kind === 'request-body' || claim.kind === 'response-body') {
      const place = claim.kind === 'request-body' ? 'request' : `response ${claim.status ?? ''}`;
      const [only] = claim.rows;
      if (only?.name === '-') {
        places.set(place, { ...rowFacts(only), table: table(claim) });
        rows.set(place, only);
      } else {
        places.set(place, { type: 'Object' });
        addFields(place, claim, objectsAfter(operation.tables, index));
      }
      continue;
    }
    for (const row of claim.rows) {
      places.set(`${claim.kind} ${row.name}`, { ...rowFacts(row), table: table(claim) });
      rows.set(`${claim.kind} ${row.name}`, row);
    }
  }
  // A table that no row leads to would otherwise go unseen.
  for (const claim of operation.tables) {
    if (claim.kind === 'object' && !reached.has(claim)) {
      places.set(`object ${claim.object ?? ''}`, {});
      rows.set(`object ${claim.object ?? ''}`, claim);
    }
  }
  return { places, rows };
}

function operationFacts({ operationId, method, path, section }: OperationClaim, document: string): Facts {
  return {
    ...(operationId !== '' && { operationId }),
    request: `${method} ${path}`,
    section: [document, section].filter(Boolean).join(' '),
  };
}

/** Object tables belong to the body that they follow: a later body may have objects of the same name. */
function objectsAfter(tables: TableClaim[], body: number): TableClaim[] {
  const rest = tables.slice(body + 1);
  const end = rest.findIndex(({ kind }) => kind !== 'object');
  return rest.slice(0, end < 0 ? undefined : end);
}

function rowFacts(row: RowClaim): Facts {
  const facts: Facts = { type: TYPES.find(([pattern]) => pattern.test(row.type))?.[1] ?? row.type };
  if (row.mandatory !== undefined) facts.mandatory = String(row.mandatory);
  for (const limit of LIMITS) if (row[limit] !== undefined) facts[limit] = String(row[limit]);
  if (row.minimum !== undefined) facts.minimum = numberText(row.minimum);
  if (row.maximum !== undefined) facts.maximum = numberText(row.maximum);
  if (row.enum) facts.enum = row.enum.join(', ');
  return facts;
}

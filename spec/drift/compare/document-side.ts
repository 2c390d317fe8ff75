import type { DocumentClaims, OperationClaim, RowClaim, TableClaim } from '../claims.js';
import { factsOfClaim } from '../facts-of-claim.js';
import type { ErrorSide, OperationSide, Side, StatementPlace } from './side.js';

/** A document as a side of a comparison. */
export function documentSide(claims: DocumentClaims, name: string): Side {
  return {
    name,
    language: claims.language,
    operations: claims.operations.map((operation) => operationSide(operation, claims, name)),
    describesAll: claims.contents.length > 0 && claims.contents.every((section) => isRead(section, claims)),
    errors: claims.errors.length > 0 ? errorsOf(claims, name) : undefined,
  };
}

const isRead = (section: string, { operations }: DocumentClaims) =>
  operations.some((operation) => operation.section === section);

function operationSide(operation: OperationClaim, { unit }: DocumentClaims, name: string): OperationSide {
  const { places, rows } = factsOfClaim(operation, name);
  const texts = (key: 'prose' | 'wording') =>
    new Map([...rows].flatMap(([place, row]) => (key in row ? [[place, (row as RowClaim)[key] ?? '']] : [])));
  const at = (line: number): StatementPlace => ({
    document: name,
    [unit]: line,
    ...(operation.section && { section: operation.section }),
  });
  const owners = new Map(
    operation.tables.flatMap((table) =>
      table.rows.map((row) => [row as RowClaim | TableClaim, table] as const),
    ),
  );
  return {
    operationId: operation.operationId,
    method: operation.method,
    path: operation.path,
    places,
    cases: new Map(
      [...rows].flatMap(([place, row]) => ('mandatoryIn' in row ? [[place, row.mandatoryIn ?? []]] : [])),
    ),
    prose: texts('prose'),
    wordings: texts('wording'),
    mandatoryLost: (place) => owners.get(rows.get(place) as RowClaim)?.mandatoryLost === true,
    at: (place) => {
      const row = nearestRow(place, rows);
      if (!row) return at(operation.line);
      const table = ('rows' in row ? row : owners.get(row))?.table;
      return { ...at(row.line), ...(table && { table }), ...('name' in row && { row: row.name }) };
    },
    examples: (operation.examples ?? []).map(({ line, request: _, words: __, pieces: ___, ...example }) => ({
      ...example,
      at: at(line),
    })),
    complete: operation.statuses.length > 0,
    ...(operation.statuses.length === 0 && { cutPlace: lastPlace(rows) }),
  };
}

/** The place of the row that stands last in the document. */
function lastPlace(rows: ReadonlyMap<string, RowClaim | TableClaim>): string {
  const [last] = [...rows].sort(([, one], [, other]) => other.line - one.line);
  return last?.[0] ?? '';
}

/** The row of a place; where it is not described, the table in which it would be. */
function nearestRow(place: string, rows: ReadonlyMap<string, RowClaim | TableClaim>) {
  for (let at = place; ; ) {
    const row = rows.get(at);
    const above = at.replace(/(?:\[\]|\.[^.[\]]+)$/, '');
    if (row || above === at) return row;
    at = above;
  }
}

function errorsOf({ errors, unit }: DocumentClaims, name: string): Map<string, ErrorSide> {
  const found = new Map<string, ErrorSide>();
  for (const { code, status, line } of errors) {
    const at = { document: name, [unit]: line, row: code };
    const known = found.get(code);
    if (known) known.statuses.push(status);
    else found.set(code, { statuses: [status], at });
  }
  return found;
}

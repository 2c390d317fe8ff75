import type { OperationClaim, TableClaim } from './claims.js';
import type { Part } from './raw-table.js';

const HEADER_NAME = /^[A-Z][A-Za-z]*(?:-[A-Z][A-Za-z]*)+$/;
const OBJECT = /^(?:Array of )?(\w+) objects?$/;

/** A table without a caption, and where it stands. */
export interface UncaptionedTable {
  claim: TableClaim;
  part: Part;
  status: string | undefined;
}

/**
 * What tables without captions are about: it follows from where they stand and what they list. Tables of objects
 * follow the body that mentions them, in the order of mention.
 */
export function kindsOf(
  tables: readonly UncaptionedTable[],
  { method, path }: Pick<OperationClaim, 'method' | 'path'>,
): TableClaim[] {
  let expected: string[] = [];
  let body = '';
  return tables.map(({ claim, part, status }) => {
    const kind = kindOf(claim, part, method, path);
    const place = `${kind} ${status ?? ''}`;
    const object = place === body ? expected.shift() : undefined;
    if (object === undefined) {
      body = place;
      expected = [];
    }
    expected.push(...claim.rows.flatMap(({ type }) => OBJECT.exec(type)?.[1] ?? []));
    if (object !== undefined) return { ...claim, kind: 'object', object };
    return { ...claim, kind, ...(kind === 'response-body' && status !== undefined && { status }) };
  });
}

function kindOf({ rows }: TableClaim, part: Part, method: string, path: string): TableClaim['kind'] {
  if (part === 'response') return 'response-body';
  const isIn = (test: (name: string) => boolean) => rows.every(({ name }) => test(name));
  if (isIn((name) => path.includes(`{${name}}`))) return 'path';
  if (isIn((name) => HEADER_NAME.test(name))) return 'header';
  return part === 'uri' || method === 'GET' || method === 'DELETE' ? 'query' : 'request-body';
}

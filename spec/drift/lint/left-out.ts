import type { DocumentClaims, OperationClaim } from '../claims.js';
import { type Finding, finding } from './finding.js';
import { nameOf } from './request-of.js';

/** What so many operations have, the others have forgotten. */
const MOST = 0.8;
/** Fewer operations make no rule. */
const FEWEST = 10;

/** What most operations of a document state, and a few do not. */
export function leftOut(claims: DocumentClaims, document: string): Finding[] {
  const { operations, unit } = claims;
  if (operations.length < FEWEST) return [];
  const at = ({ line, section }: OperationClaim) => ({ document, [unit]: line, ...(section && { section }) });
  const tell = (rule: string, what: string, has: (operation: OperationClaim) => boolean) => {
    const without = operations.filter((operation) => !has(operation));
    if (without.length === 0 || without.length > operations.length * (1 - MOST)) return [];
    const text = `${without.map(nameOf).join(', ')} ${without.length > 1 ? 'have' : 'has'} no ${what}, which ${operations.length - without.length} operations have.`;
    return [
      finding(
        rule,
        what,
        text,
        without.map((operation) => ({ value: `${nameOf(operation)} without ${what}`, at: at(operation) })),
      ),
    ];
  };
  const headers = new Set(operations.flatMap((operation) => headersOf(operation)));
  const statuses = new Set(operations.flatMap((operation) => operation.statuses));
  return [
    ...[...headers].flatMap((name) =>
      tell('header-left-out', `header ${name}`, (operation) => headersOf(operation).includes(name)),
    ),
    ...[...statuses].flatMap((status) =>
      tell('status-left-out', `status ${status}`, (operation) => operation.statuses.includes(status)),
    ),
    ...refusals(claims, document, at),
  ];
}

const headersOf = ({ tables }: OperationClaim) =>
  tables.filter(({ kind }) => kind === 'header').flatMap(({ rows }) => rows.map(({ name }) => name));

/** The status of most error codes, where operations do not list it. */
function refusals(
  { errors, operations, unit }: DocumentClaims,
  document: string,
  at: (operation: OperationClaim) => Finding['statements'][number]['at'],
): Finding[] {
  const statuses = errors.map(({ status }) => status);
  const usual = statuses.find(
    (status) => statuses.filter((one) => one === status).length > statuses.length * MOST,
  );
  const without = operations.filter((operation) => !operation.statuses.includes(usual ?? ''));
  if (usual === undefined || statuses.length < FEWEST || without.length === 0) return [];
  const codes = statuses.filter((status) => status === usual).length;
  const text = `${codes} error codes have the status ${usual}, which ${without.length} of ${operations.length} operations do not list.`;
  return [
    finding('error-status-not-listed', `status ${usual}`, text, [
      { value: `${usual} of ${codes} codes`, at: { document, [unit]: errors[0]?.line } },
      ...without.map((operation) => ({ value: `${nameOf(operation)} without ${usual}`, at: at(operation) })),
    ]),
  ];
}

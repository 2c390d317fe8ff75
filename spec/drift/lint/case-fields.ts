import { isJsonObject, type Json, type JsonObject } from '../../exact-json.js';
import { CASE_TEXTS, type Case } from '../cases.js';
import type { DocumentClaims, OperationClaim, RowClaim } from '../claims.js';
import { factsOfClaim } from '../facts-of-claim.js';
import { type Finding, finding } from './finding.js';

/** Fields that an example lacks although their words make them mandatory in the case that it shows. */
export const caseFields = ({ operations, unit }: DocumentClaims, document: string): Finding[] =>
  operations.flatMap((operation) => {
    const bodies = (operation.examples ?? []).filter(
      ({ part, body }) => part === 'request' && isJsonObject(body ?? null),
    );
    return rowsWithCases(operation, document).flatMap(([place, row]) =>
      bodies.flatMap(({ body, line }) => {
        const found = row.mandatoryIn?.find((one) => lacks(body as JsonObject, place, one, operation));
        if (!found) return [];
        const subject = `${operation.operationId} ${place}`.trim();
        const text = `${subject} is mandatory ${CASE_TEXTS[found]}, and the example of such a case lacks it.`;
        return [
          finding('example-lacks-case-field', subject, text, [
            { value: 'not sent', at: { document, [unit]: line } },
            { value: `mandatory ${CASE_TEXTS[found]}`, at: { document, [unit]: row.line, row: row.name } },
          ]),
        ];
      }),
    );
  });

/** A row that an update repeats says what a registration or creation needs. */
const rowsWithCases = (operation: OperationClaim, document: string): [string, RowClaim][] =>
  operation.method === 'POST'
    ? [...factsOfClaim(operation, document).rows].filter(
        (entry): entry is [string, RowClaim] => entry[0].startsWith('request.') && 'mandatoryIn' in entry[1],
      )
    : [];

function lacks(body: JsonObject, place: string, one: Case, operation: OperationClaim): boolean {
  const names = place.slice('request.'.length).split('.');
  const name = names.pop() ?? '';
  return objectsAt(body, names).some(
    (object) => object[name] === undefined && isCase(one, object, body, operation),
  );
}

/** The objects that a path such as `disks[]` leads to. */
const objectsAt = (body: JsonObject, path: readonly string[]): JsonObject[] =>
  path
    .reduce<Json[]>(
      (values, step) =>
        values.flatMap((value) => {
          const member = isJsonObject(value) ? value[step.replace(/\[\]$/, '')] : undefined;
          return member === undefined ? [] : [member].flat();
        }),
      [body],
    )
    .filter(isJsonObject);

function isCase(one: Case, object: JsonObject, body: JsonObject, { operationId }: OperationClaim): boolean {
  if (one === 'LINUX' || one === 'WINDOWS') return (object.os_type ?? body.os_type) === one;
  if (one === 'creating') return operationId.startsWith('Create');
  // With an id, it is an update of a source that is registered already.
  return operationId.startsWith('Register') && body.id === undefined;
}

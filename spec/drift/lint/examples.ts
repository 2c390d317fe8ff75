import { isJsonObject, stringifyExact } from '../../exact-json.js';
import type { DocumentClaims, ExampleClaim, OperationClaim } from '../claims.js';
import type { StatementPlace } from '../compare/side.js';
import { factsOfClaim } from '../facts-of-claim.js';
import { breachesOfPieces } from './damaged-examples.js';
import { forbiddenBy, readMatrices } from './error-matrix.js';
import { type Finding, finding } from './finding.js';
import { breachesOf } from './validate-example.js';

/** Where the examples of a document do not keep to its own tables. */
export function examples(claims: DocumentClaims, document: string): Finding[] {
  const matrices = readMatrices(claims.errors);
  return claims.operations.flatMap((operation) => {
    const { places } = factsOfClaim(operation, document);
    const subject = operation.operationId || `${operation.method} ${operation.path}`;
    return (operation.examples ?? []).flatMap((example) => {
      const at: StatementPlace = {
        document,
        [claims.unit]: example.line,
        ...(operation.section && { section: operation.section }),
      };
      return [
        ...requestLine(operation, example, subject, at),
        ...otherId(example, subject, at),
        ...bodyWithoutTable(operation, example, subject, at),
        ...(example.body === undefined
          ? damaged(example, places, subject, at, claims.unit)
          : [
              ...body(example, places, subject, at),
              ...errorCode(example, claims, subject, at),
              ...(example.part === 'request'
                ? forbiddenBy(matrices, example.body).map(({ code, text, line }) =>
                    finding(
                      'example-breaks-error-rule',
                      `${subject} ${code}`,
                      `The example of ${subject} ${text}, which ${code} forbids.`,
                      [
                        { value: text, at },
                        { value: code, at: { document, [claims.unit]: line, row: code } },
                      ],
                    ),
                  )
                : []),
            ]),
      ];
    });
  });
}

function body(
  { part, status, body: value, broken }: ExampleClaim,
  places: ReturnType<typeof factsOfClaim>['places'],
  subject: string,
  at: StatementPlace,
): Finding[] {
  const root = part === 'request' ? 'request' : `response ${status ?? ''}`;
  if (!places.has(root)) return [];
  return breachesOf(value ?? null, root, places, !broken).map(({ rule, place, text }) =>
    finding(rule, `${subject} ${place}`, `In the example of ${subject}, ${text}.`, [{ value: text, at }]),
  );
}

function damaged(
  { part, status, pieces }: ExampleClaim,
  places: ReturnType<typeof factsOfClaim>['places'],
  subject: string,
  at: StatementPlace,
  unit: DocumentClaims['unit'],
): Finding[] {
  const root = part === 'request' ? 'request' : `response ${status ?? ''}`;
  return breachesOfPieces(pieces, root, places).map(({ rule, place, text, line }) =>
    finding(rule, `${subject} ${place}`, `In the example of ${subject}, ${text}.`, [
      { value: text, at: { ...at, [unit]: line } },
    ]),
  );
}

const TEMPLATE = /\{[^}]*\}/g;

/** The request of an example: the verb as it is sent, and the path with values for its parameters. */
function requestLine(
  { method, path }: OperationClaim,
  { request, part }: ExampleClaim,
  subject: string,
  at: StatementPlace,
): Finding[] {
  if (part !== 'request' || request === undefined) return [];
  const [, verb = '', url = ''] = /^(\w+)\s+<?(\S+?)>?$/.exec(request) ?? [];
  const target = /^(?:https?:\/\/)?(?:\{+[^}]*\}+|\[[^\]]*\]|[\w.-]+)?(\/[^?]*)/.exec(url)?.[1];
  if (target === undefined) return [];
  const literal = path.split(TEMPLATE).map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  const isPath = new RegExp(`^${literal.join('[^/]+')}/?$`).test(target);
  if (isPath && verb === method) return [];
  const text = `${verb} ${target}`;
  return [
    finding(
      'example-request-line',
      subject,
      `The example of ${subject} sends ${text}, documented ${method} ${path}.`,
      [{ value: text, at }],
    ),
  ];
}

const ID = /[0-9a-f]{8}-?[0-9a-f]{4}-[0-9a-z-]{12,}/gi;

/** An id in the words before an example that the example itself does not have. */
function otherId(
  { words = '', request = '', body: value, pieces }: ExampleClaim,
  subject: string,
  at: StatementPlace,
): Finding[] {
  const sent = `${request} ${stringifyExact(value ?? pieces?.values.map((one) => one.value))}`.match(ID);
  return (words.match(ID) ?? [])
    .filter((id) => !sent?.includes(id))
    .map((id) => {
      const text = `The words before the example of ${subject} name ${id}, which it does not send.`;
      return finding('example-of-another-id', subject, text, [{ value: id, at }]);
    });
}

/** A body in an example of a request that takes none. */
function bodyWithoutTable(
  { method, tables }: OperationClaim,
  { part, body: value, pieces }: ExampleClaim,
  subject: string,
  at: StatementPlace,
): Finding[] {
  const isSent = part === 'request' && (value !== undefined || pieces !== undefined);
  if (!isSent || tables.some(({ kind }) => kind === 'request-body')) return [];
  const text = `The example of ${subject} sends a body with ${method}, and no table describes one.`;
  return [finding('example-body-without-table', subject, text, [{ value: `${method} with a body`, at }])];
}

/** The code of an error body, against the table of codes. */
function errorCode(
  { part, status, body: value }: ExampleClaim,
  { errors, unit }: DocumentClaims,
  subject: string,
  at: StatementPlace,
): Finding[] {
  const code = part === 'response' && isJsonObject(value) ? value.error_code : undefined;
  if (typeof code !== 'string' || errors.length === 0 || status === undefined) return [];
  const rows = errors.filter((row) => row.code === code);
  if (rows.length === 0) {
    const text = `The example of ${subject} shows ${code}, which the error table does not have.`;
    return [finding('error-code-not-in-table', `${subject} ${code}`, text, [{ value: code, at }])];
  }
  if (rows.some((row) => row.status === status)) return [];
  const stated = rows.map((row) => row.status).join(', ');
  return [
    finding(
      'error-code-other-status',
      code,
      `${code} has status ${stated} in the error table, ${status} in examples.`,
      [
        { value: status, at },
        ...rows.map((row) => ({
          value: row.status,
          at: { document: at.document, [unit]: row.line, row: code },
        })),
      ],
    ),
  ];
}

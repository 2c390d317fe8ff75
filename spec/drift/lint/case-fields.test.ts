import { expect, test } from 'vitest';
import type { Json } from '../../exact-json.js';
import type { OperationClaim } from '../claims.js';
import { bare, documentOf, rowsOf } from '../testing/operations.js';
import { caseFields } from './case-fields.js';

/** What is found in examples of an operation that takes a hue, a tone on Windows, and coats with a gloss on Linux. */
const found = (operationId: string, bodies: Json[], more: Partial<OperationClaim> = {}) =>
  caseFields(
    documentOf(
      bare(operationId, '/v9/colours', {
        method: 'POST',
        tables: [
          {
            kind: 'request-body',
            line: 1,
            rows: rowsOf(
              { name: 'hue', mandatoryIn: ['registering'] },
              { name: 'name', mandatoryIn: ['creating'] },
              { name: 'tone', mandatoryIn: ['WINDOWS'] },
              { name: 'coats', type: 'Array of Coat objects' },
            ),
          },
          {
            kind: 'object',
            object: 'Coat',
            line: 2,
            rows: rowsOf({ name: 'gloss', mandatoryIn: ['LINUX'] }),
          },
        ],
        examples: bodies.map((body) => ({ part: 'request' as const, body, line: 9 })),
        ...more,
      }),
    ),
    'page.html',
  ).map(({ subject }) => subject);

test.each<[string, string, Json]>([
  ['RegisterColour request.hue', 'RegisterColour', {}],
  ['CreateColour request.name', 'CreateColour', {}],
  ['PaintColour request.tone', 'PaintColour', { os_type: 'WINDOWS' }],
  ['PaintColour request.coats[].gloss', 'PaintColour', { os_type: 'LINUX', coats: [{ gloss: 1 }, {}] }],
])('%s is missing in an example of its case', (subject, operationId, body) => {
  expect(found(operationId, [body])).toEqual([subject]);
});

test.each<[string, string, Json]>([
  ['of another system', 'PaintColour', { os_type: 'LINUX', coats: [] }],
  ['of no system', 'PaintColour', { coats: [{}] }],
  [
    'of another system within the object itself',
    'PaintColour',
    { os_type: 'LINUX', coats: [{ os_type: 'WINDOWS' }] },
  ],
  ['of a registration with all fields', 'RegisterColour', { hue: 'red' }],
  ['of an update by registering again', 'RegisterColour', { id: '1' }],
  ['that is null', 'RegisterColour', { hue: null }],
])('an example %s lacks nothing', (_, operationId, body) => {
  expect(found(operationId, [body])).toEqual([]);
});

test('an update may leave out what a registration needs', () => {
  expect(found('RegisterColour', [{}], { method: 'PUT' })).toEqual([]);
});

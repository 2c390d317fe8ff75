import { expect, test } from 'vitest';
import { openapiSide } from './openapi-side.js';

const PAINTS = `openapi: 3.0.3
paths:
  /paints/{paint_id}:
    parameters:
      - { $ref: '#/components/parameters/id' }
      - { name: session, in: cookie, schema: { type: string } }
    get:
      operationId: ShowPaint
      parameters: [{ name: limit, in: query, schema: { type: integer, format: int32, maximum: 100 } }]
      responses:
        '200': { $ref: '#/components/responses/paint' }
        default: { description: all else }
    post:
      requestBody:
        content:
          application/json:
            schema: { type: object, required: [hue], properties: { hue: { type: string, maxLength: 8 } } }
      responses: { '204': { description: done } }
components:
  parameters:
    id: { name: paint_id, in: path, required: true, schema: { $ref: '#/components/schemas/a~1b' } }
  responses:
    paint: { content: { application/json: { schema: { properties: { hue: { enum: [red, blue] } } } } } }
  schemas:
    a/b: { type: string, minLength: 3 }
    ring: { $ref: '#/components/schemas/ring' }
`;

const { operations, ...side } = openapiSide(PAINTS, 'paints.yaml');

test('an OpenAPI document is a side that describes some operations and no errors', () => {
  expect(side).toEqual({ name: 'paints.yaml', language: 'both', describesAll: false, errors: undefined });
  expect(operations.map(({ method, path, operationId }) => [method, path, operationId])).toEqual([
    ['GET', '/paints/{paint_id}', 'ShowPaint'],
    ['POST', '/paints/{paint_id}', ''],
  ]);
});

const placeOf = (index: number, place: string) => operations[index]?.places.get(place);

test('parameters of the path and of the operation are both stated, those of cookies are not', () => {
  expect(placeOf(0, 'path paint_id')).toMatchObject({ type: 'String', minLength: '3', mandatory: 'true' });
  expect(placeOf(0, 'query limit')).toMatchObject({ maximum: '100' });
  expect([...(operations[0]?.places.keys() ?? [])].join(' ')).not.toContain('session');
});

test('bodies are stated for statuses that are numbers', () => {
  expect(placeOf(0, 'response 200.hue')).toMatchObject({ enum: expect.stringContaining('red') });
  expect([...(operations[0]?.places.keys() ?? [])].join(' ')).not.toContain('default');
  expect(placeOf(1, 'request.hue')).toMatchObject({ type: 'String', maxLength: '8', mandatory: 'true' });
});

test('every statement is at the file, without words, cases or a lost column', () => {
  expect(operations[0]?.at('query limit')).toEqual({ document: 'paints.yaml' });
  expect(operations[0]?.mandatoryLost('request')).toBe(false);
});

test('a reference that runs in a ring states nothing', () => {
  const ring = PAINTS.replace(
    "schema: { $ref: '#/components/schemas/a~1b' }",
    "schema: { $ref: '#/components/schemas/ring' }",
  );
  const [show] = openapiSide(ring, 'ring.yaml').operations;
  expect(show?.places.get('path paint_id')).not.toHaveProperty('minLength');
});

test('a document without operations is refused', () => {
  expect(() => openapiSide('openapi: 3.0.0\npaths: {}\n', 'x')).toThrow(/without operations/);
});

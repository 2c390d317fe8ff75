import { expect, test } from 'vitest';
import { isJsonObject, type Json, type JsonObject } from '../../exact-json.js';
import { plainSchema } from './plain-schema.js';

/** Follows the names of a few schemas. */
const among =
  (schemas: Record<string, JsonObject>) =>
  (value: Json | undefined): JsonObject => {
    if (!isJsonObject(value)) return {};
    return typeof value.$ref === 'string' ? (schemas[value.$ref] ?? {}) : value;
  };

const plain = (schema: Json, schemas: Record<string, JsonObject> = {}) => plainSchema(schema, among(schemas));

test('limits stay, and what no table states goes', () => {
  const limits = { format: 'int32', minimum: 1, maximum: 7, default: 2, enum: [1, 2] };
  expect(plain({ type: 'integer', ...limits, title: 'Count', example: 3 })).toEqual({
    type: 'integer',
    ...limits,
  });
});

test('of several types the first that is not null counts', () => {
  expect(plain({ type: ['null', 'string'] })).toEqual({ type: 'string' });
  expect(plain({ type: 'null' })).toEqual({});
});

test('references are followed in properties, items and further properties', () => {
  const schemas = { name: { type: 'string', maxLength: 64 } };
  const schema = {
    properties: { name: { $ref: 'name' } },
    items: { $ref: 'name' },
    additionalProperties: { $ref: 'name' },
    required: ['name'],
  };
  expect(plain(schema, schemas)).toEqual({
    type: 'object',
    properties: { name: schemas.name },
    items: schemas.name,
    additionalProperties: schemas.name,
    required: ['name'],
  });
});

test('the parts of allOf are put together, at every depth', () => {
  const schemas = {
    base: { properties: { id: { type: 'string' }, size: { minimum: 1 } }, required: ['id'] },
    more: { allOf: [{ $ref: 'base' }, { properties: { size: { type: 'integer', maximum: 9 } } }] },
  };
  expect(plain({ allOf: [{ $ref: 'more' }], required: ['size'] }, schemas)).toMatchObject({
    type: 'object',
    properties: { id: { type: 'string' }, size: { type: 'integer', minimum: 1, maximum: 9 } },
    required: ['id', 'size'],
  });
});

test('items that one part or several describe are all of them', () => {
  expect(plain({ allOf: [{ type: 'array', items: { type: 'string' } }] })).toMatchObject({
    items: { type: 'string' },
  });
  const parts = [{ items: { type: 'string' } }, { items: { maxLength: 5 } }];
  expect(plain({ allOf: parts })).toMatchObject({ items: { type: 'string', maxLength: 5 } });
});

test('a schema that contains itself ends as an object', () => {
  let depth = 0;
  let schema = plain({ $ref: 'node' }, { node: { properties: { next: { $ref: 'node' } } } });
  while (schema.properties?.next) {
    schema = schema.properties.next;
    depth += 1;
  }
  expect([depth, schema]).toEqual([13, { type: 'object' }]);
});

test('so does one whose parts contain it', () => {
  const schemas = { part: { allOf: [{ $ref: 'part' }, { required: ['id'] }] } };
  expect(plain({ $ref: 'part' }, schemas).required).toContain('id');
});

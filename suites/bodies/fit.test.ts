import { expect, test } from 'vitest';
import type { Schema } from '../../spec/schema.js';
import { fit as fitted } from './fit.js';

const schemas: Record<string, Schema> = {
  Disk: {
    type: 'object',
    properties: { size: { type: 'integer' }, inner: { $ref: '#/components/schemas/Disk' } },
  },
};

const schema: Schema = {
  type: 'object',
  properties: {
    name: { type: 'string' },
    disks: { type: 'array', items: { $ref: '#/components/schemas/Disk' } },
    free: { type: 'object' },
    list: { type: 'array' },
  },
};

test('only documented fields stay, at every depth', () => {
  const body = {
    name: 'a',
    colour: 'red',
    disks: [{ size: 9223372036854775807n, colour: 'red', inner: { size: 1, colour: 'red' } }, {}],
  };
  expect(fitted(body, schema, schemas)).toEqual({
    name: 'a',
    disks: [{ size: 9223372036854775807n, inner: { size: 1 } }, {}],
  });
});

test('what no table describes further stays as it is', () => {
  const body = { free: { any: [1] }, list: [{ any: 1 }] };
  expect(fitted(body, schema, schemas)).toEqual(body);
});

test('values of another type stay: what is wrong with them is not for this to say', () => {
  const body = { name: 7, disks: 'none', free: null };
  expect(fitted(body, schema, schemas)).toEqual(body);
});

test('the fields of every object are not documented ones', () => {
  const body = JSON.parse('{"toString":1,"constructor":{"a":1},"__proto__":{"b":1},"name":"a"}');
  expect(Object.entries(fitted(body, schema, schemas))).toEqual([['name', 'a']]);
});

test('the copy shares nothing with the body', () => {
  const body = { free: { any: [1] } };
  fitted(body, schema, schemas).free.any.push(2);
  expect(body).toEqual({ free: { any: [1] } });
});

import { expect, test } from 'vitest';
import type { Schemas } from '../../spec/schema.js';
import { graft, type Liberties, narrow, variesAny } from './narrow.js';

const SCHEMAS: Schemas = {
  disk: {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'string' }, label: { type: 'string', maxLength: 9 }, note: { type: 'string' } },
  },
};

const SCHEMA = {
  type: 'object' as const,
  required: ['name'],
  properties: {
    name: { type: 'string' as const },
    size: { type: 'integer' as const },
    tags: { type: 'array' as const, items: { type: 'string' as const } },
    disks: { type: 'array' as const, items: { $ref: '#/components/schemas/disk' } },
  },
};

const SAMPLE = { name: 'a', size: 1, tags: ['t'], disks: [{ id: 'd-1', label: 'l' }] };

const free: Liberties = { keeps: () => false, hesitates: () => false, stays: () => false };
const keeping = (...fields: string[]): Liberties => ({ ...free, keeps: (field) => fields.includes(field) });

const narrowed = (liberties: Liberties) => narrow(SCHEMA, SAMPLE, 'Op.request', liberties, SCHEMAS);

test('what the sample lacks is not there', () => {
  const { disks } = narrowed(free).properties ?? {};
  expect(disks).toMatchObject({ items: { properties: { id: {}, label: {} } } });
  expect(disks).not.toHaveProperty('items.properties.note');
});

test('a kept field is mandatory and has the value of the sample', () => {
  const schema = narrowed(keeping('Op.request.size'));
  expect(schema.required).toEqual(['name', 'size']);
  expect(schema.properties?.size).toMatchObject({ examples: [1], 'x-examples-share': 1 });
});

test('a list with kept fields has as many items as the sample, and one without has any number', () => {
  const { disks, tags } = narrowed(keeping('Op.request.disks[].id')).properties ?? {};
  expect(disks).toMatchObject({ 'x-items': 1, prefixItems: [{ properties: { id: { examples: ['d-1'] } } }] });
  expect(tags).not.toHaveProperty('x-items');
});

test('a mandatory text is not empty, unless that of the sample is', () => {
  expect(narrowed(free).properties?.name).toMatchObject({ minLength: 1 });
  const empty = narrow(SCHEMA, { ...SAMPLE, name: '' }, 'Op.request', free, SCHEMAS);
  expect(empty.properties?.name).not.toHaveProperty('minLength');
});

test('what a condition makes mandatory stays', () => {
  const schema = narrowed({ ...free, stays: (field) => field === 'Op.request.disks' });
  expect(schema.required).toEqual(['name', 'disks']);
});

test('a schema of kept fields does not vary', () => {
  expect(variesAny(narrowed(free))).toBe(true);
  expect(variesAny(narrowed({ ...free, keeps: () => true }))).toBe(false);
  expect(
    variesAny(
      narrowed({
        ...free,
        keeps: (field) => field !== 'Op.request.disks[].label' && !/request$|disks(\[\])?$/.test(field),
      }),
    ),
  ).toBe(true);
});

test('a generated value gets the fields of a fresh sample, and keeps what is its own', () => {
  const schema = narrowed(keeping('Op.request.name', 'Op.request.disks[].id'));
  const fresh = { name: 'b', size: 2, tags: ['u'], disks: [{ id: 'd-2', label: 'm' }] };
  const generated = { name: 'a', size: 7, disks: [{ id: 'd-1', label: 'l' }] };
  expect(graft(generated, fresh, schema)).toEqual({ name: 'b', size: 7, disks: [{ id: 'd-2', label: 'm' }] });
  const broken = { name: 'a', disks: [{ id: 5 }] };
  expect(graft(broken, fresh, schema)).toEqual({ name: 'b', disks: [{ id: 5 }] });
});

import { expect, test } from 'vitest';
import { type Contract, loadContract, type Operation } from '../contract.js';
import type { Schema } from '../schema.js';
import type { Source } from '../source.js';
import type { OperationClaim, RowClaim, TableClaim } from './claims.js';
import { compareContract } from './compare-contract.js';

const table = (
  number: string,
  claim: Pick<TableClaim, 'kind' | 'status' | 'object'>,
  ...rows: RowClaim[]
) => ({
  ...claim,
  table: number,
  rows,
  line: 1,
});
const row = (name: string, type: string, claim: Partial<RowClaim>): RowClaim => ({
  name,
  type,
  line: 1,
  ...claim,
});

const CLAIM: OperationClaim = {
  operationId: 'UpdateColour',
  section: '5.1.1',
  method: 'PUT',
  path: '/v9/colours/{colour_id}',
  statuses: ['200', '403'],
  line: 1,
  tables: [
    table(
      '5-1',
      { kind: 'path' },
      row('colour_id', 'String', { mandatory: true, minLength: 1, maxLength: 36 }),
    ),
    table(
      '5-2',
      { kind: 'request-body' },
      row('shade', 'String', { mandatory: false, enum: ['DARK', 'LIGHT'], default: 'DARK' }),
      row('coats', 'Array of Coat objects', { mandatory: true, minItems: 0, maxItems: 5 }),
      row('tags', 'Array of strings', { mandatory: false, minLength: 1, maxLength: 8 }),
    ),
    table(
      '5-3',
      { kind: 'object', object: 'Coat' },
      row('weight', 'Long', { mandatory: true, minimum: '0', maximum: '9223372036854775807' }),
      row('gloss', 'Double', { mandatory: false, minimum: '0.0', maximum: '100.0' }),
    ),
    table('5-4', { kind: 'response-body', status: '200' }, row('-', 'String', {})),
    table('5-5', { kind: 'response-body', status: '403' }, row('error_code', 'String', { maxLength: 255 })),
  ],
};

const SECTION = { document: '004', section: '5.1.1' };

const SCHEMAS = {
  UpdateColourRequest: {
    type: 'object',
    required: ['coats'],
    properties: {
      shade: { type: 'string', enum: ['DARK', 'LIGHT'], default: 'DARK' },
      coats: { type: 'array', minItems: 0, maxItems: 5, items: { $ref: '#/components/schemas/Coat' } },
      tags: { type: 'array', items: { type: 'string', minLength: 1, maxLength: 8 } },
    },
    'x-source': { ...SECTION, table: '5-2' },
  },
  Coat: {
    type: 'object',
    required: ['weight'],
    properties: {
      weight: { type: 'integer', format: 'int64', minimum: 0, maximum: 9223372036854775807n },
      gloss: { type: 'number', format: 'double', minimum: 0, maximum: 100 },
    },
    'x-source': { ...SECTION, table: '5-3' },
  },
  Refusal: {
    type: 'object',
    properties: { error_code: { type: 'string', maxLength: 255 } },
    'x-source': [
      { ...SECTION, table: '5-5' },
      { document: '004', section: '6.2', table: '6-1' },
    ],
  },
} satisfies Record<string, Schema>;

const OPERATION = {
  operationId: 'UpdateColour',
  tag: 'colours',
  method: 'PUT',
  path: '/v9/colours/{colour_id}',
  parameters: [
    {
      name: 'colour_id',
      in: 'path',
      required: true,
      schema: { type: 'string', minLength: 1, maxLength: 36 },
      source: { ...SECTION, table: '5-1' },
    },
  ],
  requestBody: { $ref: '#/components/schemas/UpdateColourRequest' },
  responses: [
    { status: '200', schema: { type: 'string' }, source: { ...SECTION, table: '5-4' } },
    { status: '403', schema: { $ref: '#/components/schemas/Refusal' }, source: { ...SECTION, table: '5-5' } },
    { status: '4XX', schema: { type: 'object' }, source: SECTION },
  ],
  source: SECTION,
} satisfies Operation;

type Change = (operation: typeof OPERATION, schemas: typeof SCHEMAS) => unknown;

/** A copy of the contract above with a change. */
function contractAfter(change: Change): Contract {
  const operation = structuredClone(OPERATION);
  const schemas = structuredClone(SCHEMAS);
  change(operation, schemas);
  return { ...loadContract('manual-38'), operations: [operation], schemas };
}

/** The differences after a change as `operation place what: documented / contracted`. */
const differencesAfter = (change: Change, claims = [CLAIM]) =>
  compareContract(claims, contractAfter(change), '004').map(
    ({ operationId, place, what, documented, contracted }) =>
      `${operationId} ${place} ${what}: ${documented ?? 'nothing'} / ${contracted ?? 'nothing'}`,
  );

test('a contract that says what the document says has no difference', () => {
  expect(differencesAfter(() => {})).toEqual([]);
});

const parameter = ({ parameters }: typeof OPERATION) => parameters[0] as (typeof OPERATION.parameters)[0];
const shade = ({ UpdateColourRequest }: typeof SCHEMAS) => UpdateColourRequest.properties.shade;
const coat = ({ Coat }: typeof SCHEMAS) => Coat;
const response = ({ responses }: typeof OPERATION, index: number) => responses[index] as { source: Source };

test.each<[string, Change, string]>([
  [
    'a limit of a parameter',
    (operation) => Object.assign(parameter(operation).schema, { maxLength: 35 }),
    'path colour_id maxLength: 36 / 35',
  ],
  [
    'the last digit of an int64',
    (_, schemas) => Object.assign(coat(schemas).properties.weight, { maximum: 9223372036854775806n }),
    'request.coats[].weight maximum: 9223372036854775807 / 9223372036854775806',
  ],
  [
    'a limit that the document does not state',
    (_, schemas) => Object.assign(shade(schemas), { pattern: '^D' }),
    'request.shade pattern: nothing / ^D',
  ],
  [
    'a value of an enumeration',
    (_, schemas) => Object.assign(shade(schemas), { enum: ['DARK', 'light'] }),
    'request.shade enum: DARK, LIGHT / DARK, light',
  ],
  [
    'a missing default',
    (_, schemas) => Reflect.deleteProperty(shade(schemas), 'default'),
    'request.shade default: DARK / nothing',
  ],
  [
    'a default of another type',
    (_, schemas) => Object.assign(shade(schemas), { default: 1 }),
    'request.shade default: DARK / 1 (number)',
  ],
  [
    'the number of elements',
    (_, schemas) => Object.assign(schemas.UpdateColourRequest.properties.coats, { maxItems: 6 }),
    'request.coats maxItems: 5 / 6',
  ],
  [
    'the length of the strings of an array',
    (_, schemas) => Object.assign(schemas.UpdateColourRequest.properties.tags.items, { maxLength: 9 }),
    'request.tags maxLength: 8 / 9',
  ],
  [
    'the width of an integer',
    (_, schemas) => Object.assign(coat(schemas).properties.weight, { format: 'int32' }),
    'request.coats[].weight type: Long / Integer',
  ],
  [
    'a mandatory parameter',
    (operation) => Object.assign(parameter(operation), { required: false }),
    'path colour_id mandatory: true / false',
  ],
  [
    'a mandatory field',
    (_, schemas) => Object.assign(coat(schemas), { required: [] }),
    'request.coats[].weight mandatory: true / false',
  ],
  [
    'a mandatory field of a response, where no table has the column',
    (_, schemas) => Object.assign(schemas.Refusal, { required: ['error_code'] }),
    'response 403.error_code mandatory: nothing / true',
  ],
  [
    'a "mandatory" column that is not lost',
    (operation) => Object.assign(parameter(operation), { 'x-required-lost': true }),
    'path colour_id mandatory: true / nothing',
  ],
  [
    'the table of a parameter',
    (operation) => Object.assign(parameter(operation).source, { table: '5-9' }),
    'path colour_id table: 004 5.1.1 5-1 / 004 5.1.1 5-9',
  ],
  [
    'the table of a response',
    (operation) => Object.assign(response(operation, 0).source, { table: '5-9' }),
    'response 200 table: 004 5.1.1 5-4 / 004 5.1.1 5-9',
  ],
  [
    'the section of an operation',
    (operation) => Object.assign(operation, { source: { document: '004', section: '5.1.2' } }),
    'operation section: 004 5.1.1 / 004 5.1.2',
  ],
  [
    'a field that the document does not have',
    (_, schemas) => Object.assign(coat(schemas).properties, { layers: { type: 'boolean' } }),
    'request.coats[].layers presence: nothing / present',
  ],
  [
    'a field that the contract does not have',
    (_, schemas) => Reflect.deleteProperty(coat(schemas).properties, 'gloss'),
    'request.coats[].gloss presence: present / nothing',
  ],
  [
    'a status that the contract does not have',
    (operation) => operation.responses.splice(0, 1),
    'response 200 presence: present / nothing',
  ],
])('%s is the one difference', (_, change, text) => {
  expect(differencesAfter(change)).toEqual([`UpdateColour ${text}`]);
});

test('the table of a shared schema is a difference of the place and of the schema', () => {
  const change: Change = (_, schemas) => Object.assign(coat(schemas)['x-source'], { table: '5-9' });
  expect(differencesAfter(change)).toEqual([
    'UpdateColour request.coats[] table: 004 5.1.1 5-3 / 004 5.1.1 5-9',
    ' Coat table: nothing / 004 5.1.1 5-9',
  ]);
});

test('a table that no place of a shared schema has is a difference', () => {
  const change: Change = (_, schemas) => schemas.Refusal['x-source'].push({ ...SECTION, table: '5-9' });
  expect(differencesAfter(change)).toEqual([' Refusal table: nothing / 004 5.1.1 5-9']);
});

test('a response whose table is none of those of its shared schema is a difference', () => {
  const change: Change = (operation, schemas) => {
    schemas.Refusal['x-source'].push({ ...SECTION, table: '5-5' });
    Object.assign(response(operation, 1).source, { table: '5-9' });
  };
  expect(differencesAfter(change)).toEqual([
    'UpdateColour response 403 table: 004 5.1.1 5-5 / 004 5.1.1 5-9, but its schema 004 5.1.1 5-5, 004 5.1.1 5-5',
  ]);
});

test('an operation on one side only is a difference', () => {
  const change: Change = (operation) => Object.assign(operation, { path: '/v9/paints/{colour_id}' });
  expect(differencesAfter(change, [{ ...CLAIM, operationId: 'ChangeColour' }]).slice(0, 2)).toEqual([
    'ChangeColour operation presence: present / nothing',
    'UpdateColour operation presence: nothing / present',
  ]);
});

test('a table that no row leads to is a difference', () => {
  const stray = table('5-6', { kind: 'object', object: 'Brush' });
  expect(differencesAfter(() => {}, [{ ...CLAIM, tables: [...CLAIM.tables, stray] }])).toEqual([
    'UpdateColour object Brush presence: present / nothing',
  ]);
});

test('a page that does not name its operation states nothing about the name', () => {
  expect(differencesAfter(() => {}, [{ ...CLAIM, operationId: '' }])).toEqual([]);
});

test('a difference is data, and what is not stated is null', () => {
  const change: Change = (_, schemas) => Object.assign(shade(schemas), { minLength: 1 });
  const contract = contractAfter(change);
  expect(compareContract([CLAIM], contract, '004')).toEqual([
    {
      operationId: 'UpdateColour',
      place: 'request.shade',
      what: 'minLength',
      documented: null,
      contracted: '1',
    },
  ]);
});

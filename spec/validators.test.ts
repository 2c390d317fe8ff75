import { describe, expect, test } from 'vitest';
import { type Contract, loadContract, type Operation } from './contract.js';
import type { Json } from './exact-json.js';
import type { Schema } from './schema.js';
import { documentedResponse, Validators, type Violation } from './validators.js';

const source = { document: '004', section: '5.9.9' };

/** A contract of one operation whose body is an object with these properties. */
function contractOf(properties: Record<string, Schema>, schemas: Contract['schemas'] = {}): Contract {
  const requestBody: Schema = { type: 'object', properties, 'x-source': { ...source, table: '1' } };
  const operation: Operation = {
    operationId: 'Paint',
    tag: 'colours',
    method: 'POST',
    path: '/v3/colours',
    parameters: [
      { name: 'limit', in: 'query', required: false, schema: { type: 'integer', minimum: 0 }, source },
    ],
    requestBody,
    responses: [{ status: '200', schema: requestBody, source: { ...source, table: '2' } }],
    source,
  };
  return { ...loadContract('latest'), operations: [operation], schemas };
}

function violations(schema: Schema, value: Json, schemas?: Contract['schemas']): Violation[] {
  const contract = contractOf({ field: schema }, schemas);
  const [operation] = contract.operations;
  return new Validators(contract).requestBody(operation as Operation)({ field: value });
}

const int64: Schema = { type: 'integer', format: 'int64', minimum: 0, maximum: 9223372036854775807n };

describe('a limit is kept by the last value within it and broken by the first beyond it', () => {
  test.each<[string, Schema, Json, Json, Json]>([
    ['minLength', { type: 'string', minLength: 2 }, 'ab', 'a', 2],
    ['maxLength', { type: 'string', maxLength: 2 }, '迁移', '迁移器', 2],
    ['maxLength', { type: 'string', maxLength: 2 }, '𠀀𠀀', '𠀀𠀀𠀀', 2],
    ['minimum', { type: 'integer', minimum: 1 }, 1, 0, 1],
    ['maximum', { type: 'integer', maximum: 9 }, 9, 10, 9],
    ['minimum', { type: 'number', minimum: 0.5 }, 0.5, 0.4, 0.5],
    ['minItems', { type: 'array', minItems: 1, items: {} }, ['a'], [], 1],
    ['maxItems', { type: 'array', maxItems: 1, items: {} }, ['a'], ['a', 'b'], 1],
    ['enum', { type: 'string', enum: ['A', 'B'] }, 'B', 'b', ['A', 'B']],
    ['enum', { type: 'integer', enum: [1, 2] }, 2, 3, [1, 2]],
    ['minimum', int64, 0, -1, 0n],
    ['minimum', int64, 0n, -1n, 0n],
    ['maximum', int64, 9223372036854775807n, 9223372036854775808n, 9223372036854775807n],
    [
      'minimum',
      { ...int64, minimum: -9223372036854775808n },
      -9223372036854775808n,
      -9223372036854775809n,
      -9223372036854775808n,
    ],
  ])('%s of %o', (keyword, schema, inside, outside, limit) => {
    expect(violations(schema, inside)).toEqual([]);
    expect(violations(schema, outside)).toEqual([
      {
        path: 'field',
        pointer: '/field',
        keyword,
        expected: limit,
        received: outside,
        source: { ...source, table: '1', row: 'field' },
      },
    ]);
  });

  test('an int64 without limits takes every integer', () => {
    const schema: Schema = { type: 'integer', format: 'int64' };
    expect(violations(schema, 18446744073709551616n)).toEqual([]);
  });
});

describe('a value of another type', () => {
  const accepted: Record<NonNullable<Schema['type']>, Json> = {
    string: '',
    integer: 1,
    number: 1.5,
    boolean: false,
    array: [],
    object: {},
  };
  const types = Object.keys(accepted) as (keyof typeof accepted)[];

  test.each(types.flatMap((type) => types.map((other) => [type, other] as const)))(
    'where %s is documented and %s comes',
    (type, other) => {
      const right = type === other || (type === 'number' && other === 'integer');
      const found = violations({ type }, accepted[other]);
      expect(found.map(({ keyword, expected }) => [keyword, expected])).toEqual(
        right ? [] : [['type', type]],
      );
    },
  );

  test.each(types)('null is no %s', (type) => {
    expect(violations({ type }, null)).toMatchObject([{ keyword: 'type', received: null }]);
  });

  test.each<[string, Json]>([
    ['text', '1'],
    ['a fraction', 1.5],
    ['null', null],
    ['a boolean', true],
    ['an array', []],
    ['infinity', Number.POSITIVE_INFINITY],
  ])('an int64 is not %s', (_, value) => {
    expect(violations(int64, value)).toMatchObject([{ keyword: 'type', expected: 'integer' }]);
  });
});

test('a missing field is reported where it should be, an additional one is not', () => {
  const schema: Schema = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
  const found = violations({ type: 'array', items: schema }, [{ id: 'a', more: 1 }, { more: 1 }]);
  expect(found).toEqual([
    {
      path: 'field[].id',
      pointer: '/field/1',
      keyword: 'required',
      expected: true,
      received: undefined,
      source: { ...source, table: '1', row: 'field' },
    },
  ]);
});

test('every index of a path is [], the pointer keeps it', () => {
  const disk: Schema = {
    type: 'object',
    properties: { parts: { type: 'array', items: { type: 'object', properties: { size: int64 } } } },
    'x-source': { ...source, table: '7' },
  };
  const value = [{}, { parts: [{}, {}, { size: 'big' }] }];
  expect(
    violations({ type: 'array', items: { $ref: '#/components/schemas/Disk' } }, value, { Disk: disk }),
  ).toEqual([
    {
      path: 'field[].parts[].size',
      pointer: '/field/1/parts/2/size',
      keyword: 'type',
      expected: 'integer',
      received: 'big',
      source: { ...source, table: '7', row: 'parts' },
    },
  ]);
});

test('the values of a map are validated, also what is within them', () => {
  const row = { ...source, table: '1', row: 'field' };
  expect(violations({ type: 'object', additionalProperties: int64 }, { a: 1, b: -1 })).toEqual([
    expect.objectContaining({ path: 'field.b', keyword: 'minimum', expected: 0n, received: -1, source: row }),
  ]);
  const disk: Schema = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };
  expect(
    violations({ type: 'object', additionalProperties: disk }, { vda: { id: 1 }, vdb: {} }).map(
      ({ path, keyword }) => [path, keyword],
    ),
  ).toEqual([
    ['field.vda.id', 'type'],
    ['field.vdb.id', 'required'],
  ]);
});

test('a name with a slash or a tilde is told as it is', () => {
  const schema: Schema = {
    type: 'object',
    properties: { 'a/b': { type: 'string' }, 'c~d': { type: 'string' } },
  };
  expect(violations(schema, { 'a/b': 1, 'c~d': 2 }).map(({ path, pointer }) => [path, pointer])).toEqual([
    ['field.a/b', '/field/a~1b'],
    ['field.c~d', '/field/c~0d'],
  ]);
});

test('a schema may contain itself', () => {
  const Tree: Schema = {
    type: 'object',
    properties: {
      name: { type: 'string' },
      children: { type: 'array', items: { $ref: '#/components/schemas/Tree' } },
    },
  };
  const value = { children: [{ name: 'a' }, { children: [{ name: 1 }] }] };
  expect(violations({ $ref: '#/components/schemas/Tree' }, value, { Tree })).toMatchObject([
    { path: 'field.children[].children[].name', pointer: '/field/children/1/children/0/name', received: 1 },
  ]);
});

test('several violations are all reported', () => {
  const schema: Schema = { type: 'string', minLength: 3, enum: ['long'] };
  expect(
    violations(schema, 'a')
      .map(({ keyword }) => keyword)
      .sort(),
  ).toEqual(['enum', 'minLength']);
});

describe('the parts of an operation', () => {
  const contract = contractOf({ name: { type: 'string' } });
  const operation = contract.operations[0] as Operation;
  const validators = new Validators(contract);

  test('a parameter is validated as a value', () => {
    const validate = validators.parameter(operation.parameters[0] as Operation['parameters'][0]);
    expect(validate(0)).toEqual([]);
    expect(validate(-1)).toMatchObject([{ path: '', keyword: 'minimum', source }]);
    expect(validate('0')).toMatchObject([{ keyword: 'type' }]);
  });

  test('an operation without a body accepts everything', () => {
    const { requestBody: _, ...without } = operation;
    expect(validators.requestBody(without)(['anything'])).toEqual([]);
  });

  test('no body is a violation where one is documented', () => {
    expect(validators.requestBody(operation)(undefined)).toMatchObject([
      { path: '', keyword: 'type', source: { ...source, table: '1' } },
    ]);
  });

  test('a status that nobody documents accepts everything', () => {
    expect(validators.response(operation, 500)({ name: 1 })).toEqual([]);
    expect(validators.response(operation, 400)({ name: 1 })).toEqual([]);
    expect(validators.response(operation, 200)({ name: 1 })).toHaveLength(1);
  });
});

describe('the response of a status', () => {
  const responses = ['200', '404', '4XX'].map((status) => ({ status, source }));
  const operation = { responses } as Operation;

  test.each([
    [200, '200'],
    [404, '404'],
    [400, '4XX'],
    [499, '4XX'],
    [201, undefined],
    [399, undefined],
    [500, undefined],
  ])('%i is documented as %s', (status, documented) => {
    expect(documentedResponse(operation, status)?.status).toBe(documented);
  });
});

test('a shared schema cites the table of the operation that is asked', () => {
  const contract = loadContract();
  const validators = new Validators(contract);
  const refusalOf = (operationId: string) => {
    const operation = contract.operations.find((one) => one.operationId === operationId) as Operation;
    return validators.response(operation, 403)({ error_msg: 1 })[0]?.source;
  };
  expect(refusalOf('CreateTask')).toEqual({
    document: '004',
    section: '5.4.1',
    table: '5-119',
    row: 'error_msg',
  });
  expect(refusalOf('ListErrorServers')).toEqual({
    document: '004',
    section: '5.3.1',
    table: '5-17',
    row: 'error_msg',
  });
});

import { describe, expect, test } from 'vitest';
import { requestConstraints, responseConstraints } from './constraints.js';
import { type Contract, loadContract, type Operation } from './contract.js';
import { EDITIONS } from './editions.js';
import type { Schema } from './schema.js';

const source = { document: '004', section: '5.9.9' };

function contractOf(requestBody: Schema, schemas: Contract['schemas'] = {}): [Contract, Operation] {
  const operation: Operation = {
    operationId: 'Paint',
    tag: 'colours',
    method: 'POST',
    path: '/v3/{colour_id}',
    parameters: [
      {
        name: 'colour_id',
        in: 'path',
        required: true,
        schema: { type: 'string', maxLength: 36 },
        source: { ...source, table: '1', row: 'colour_id' },
      },
      {
        name: 'limit',
        in: 'query',
        required: true,
        schema: { type: 'integer', minimum: 0 },
        source: { ...source, table: '2', row: 'limit' },
      },
    ],
    requestBody,
    responses: [
      { status: '200', schema: requestBody, source },
      { status: '204', source },
    ],
    source,
  };
  return [{ ...loadContract('latest'), operations: [operation], schemas }, operation];
}

const idsOf = (...input: Parameters<typeof contractOf>) =>
  requestConstraints(...contractOf(...input))
    .filter(({ location }) => location === 'body')
    .map(({ id }) => id);

test('parameters have the constraints of their schema; only a path cannot leave one out', () => {
  const found = requestConstraints(...contractOf({}));
  expect(found.map(({ id, limit, source: { table, row } }) => [id, limit, table, row])).toEqual([
    ['Paint.request.path.colour_id.type', 'string', '1', 'colour_id'],
    ['Paint.request.path.colour_id.maxLength', 36, '1', 'colour_id'],
    ['Paint.request.query.limit.required', true, '2', 'limit'],
    ['Paint.request.query.limit.type', 'integer', '2', 'limit'],
    ['Paint.request.query.limit.minimum', 0, '2', 'limit'],
  ]);
});

test('fields are found at every depth, under the row of the last table on the way', () => {
  const Disk: Schema = {
    type: 'object',
    required: ['size'],
    properties: { size: { type: 'integer', minimum: 1 } },
    'x-source': [
      { document: '004', section: '5.1.1', table: '7' },
      { document: '004', section: '5.9.9', table: '8' },
    ],
  };
  const body: Schema = {
    type: 'object',
    properties: {
      server: {
        type: 'object',
        properties: { disks: { type: 'array', items: { $ref: '#/components/schemas/Disk' } } },
      },
    },
    'x-source': { ...source, table: '3' },
  };
  const [contract, operation] = contractOf(body, { Disk });
  const found = requestConstraints(contract, operation).filter(({ location }) => location === 'body');
  expect(found.map(({ id, path, source: { table, row } }) => [id, path, table, row])).toEqual([
    ['Paint.request.type', '', undefined, undefined],
    ['Paint.request.server.type', 'server', '3', 'server'],
    ['Paint.request.server.disks.type', 'server.disks', '3', 'disks'],
    ['Paint.request.server.disks[].type', 'server.disks[]', '3', 'disks'],
    ['Paint.request.server.disks[].size.required', 'server.disks[].size', '8', 'size'],
    ['Paint.request.server.disks[].size.type', 'server.disks[].size', '8', 'size'],
    ['Paint.request.server.disks[].size.minimum', 'server.disks[].size', '8', 'size'],
  ]);
});

test('each keyword is a constraint, and a minimum of nothing is none', () => {
  const field: Schema = {
    type: 'string',
    enum: ['a'],
    minLength: 1,
    maxLength: 1,
    minimum: 0,
    maximum: 1,
    minItems: 1,
    maxItems: 1,
    pattern: 'a',
  };
  const keywords = ['type', 'enum', 'minLength', 'maxLength', 'minimum', 'maximum', 'minItems', 'maxItems'];
  expect(idsOf(field)).toEqual(keywords.map((keyword) => `Paint.request.${keyword}`));
  expect(idsOf({ minLength: 0, minItems: 0 })).toEqual([]);
});

test('a schema that contains itself is walked once', () => {
  const Tree: Schema = { type: 'object', properties: { child: { $ref: '#/components/schemas/Tree' } } };
  expect(idsOf({ $ref: '#/components/schemas/Tree' }, { Tree })).toEqual(['Paint.request.type']);
});

test('responses have constraints by status, none where there is no table', () => {
  const found = responseConstraints(
    ...contractOf({ type: 'object', required: ['id'], properties: { id: {} } }),
  );
  expect([...found].map(([status, constraints]) => [status, constraints.map(({ id }) => id)])).toEqual([
    ['200', ['Paint.response.200.type', 'Paint.response.200.id.required']],
    ['204', []],
  ]);
});

describe.each(EDITIONS)('%s', (edition) => {
  const contract = loadContract(edition);
  const all = contract.operations.flatMap((operation) => [
    ...requestConstraints(contract, operation),
    ...[...responseConstraints(contract, operation).values()].flat(),
  ]);

  test('has thousands of constraints, each with an id of its own that names its field and keyword', () => {
    expect(all.length).toBeGreaterThan(4000);
    expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
    for (const { id, operationId, path, keyword } of all) {
      expect(
        id.startsWith(`${operationId}.re`) && id.endsWith(`${path === '' ? '' : `.${path}`}.${keyword}`),
        id,
      ).toBe(true);
    }
  });

  test('cites a table, and its row for every field', () => {
    const vague = all.filter(
      ({ source: { table, row }, path }) => table === undefined || (path !== '' && row === undefined),
    );
    expect(vague.map(({ id }) => id).filter((id) => !/\.(request|response\.\w+)\.type$/.test(id))).toEqual(
      [],
    );
  });

  test('cites the section of the operation, or the page that has it', () => {
    const sections = new Map(
      loadContract('manual-38').operations.map(({ operationId, source: { section } }) => [
        operationId,
        section,
      ]),
    );
    const foreign = all.filter(
      ({ operationId, source: { document, section } }) =>
        document === '004' && section !== sections.get(operationId),
    );
    expect([...new Set(foreign.map(({ source: { section } }) => section))]).toEqual(['6.2']);
  });
});

test('a parameter that only the manual calls mandatory cites the manual, not the page that lost the column', () => {
  const { operations, ...rest } = loadContract('latest');
  const operation = operations.find(({ operationId }) => operationId === 'UpdateCopyState');
  const required = operation
    ? requestConstraints({ ...rest, operations }, operation).find(
        ({ id }) => id === 'UpdateCopyState.request.header.X-Auth-Token.required',
      )
    : undefined;
  expect(required?.source).toEqual({ document: '004', section: '5.3.6', table: '5-63', row: 'X-Auth-Token' });
});

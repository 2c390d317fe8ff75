import { expect, test } from 'vitest';
import { parseExact } from '../../spec/exact-json.js';
import { plainContract } from './plain-contract.js';
import { withoutConditions } from './without-conditions.js';

const PRINTED = {
  openapi: '3.1.0',
  security: [{ token: [] }, { signature: [] }],
  paths: {
    '/v3/tasks/{task_id}': {
      put: {
        operationId: 'UpdateTask',
        parameters: [
          { name: 'X-Auth-Token', in: 'header', schema: { type: 'string' } },
          { name: 'task_id', in: 'path', schema: { type: 'string', minLength: 0, maxLength: 9 } },
          { name: 'limit', in: 'query', schema: { type: 'integer' } },
          { name: 'offset', in: 'query', schema: { type: 'integer' } },
        ],
        requestBody: { content: { 'application/json': { schema: {} } } },
        responses: {
          200: { content: { 'application/json': { schema: { type: 'string' } } } },
          403: { description: 'Not authorised' },
          '4XX': { description: 'Refused' },
        },
      },
    },
  },
};

const plain = () => {
  const request = {
    operationId: 'UpdateTask',
    path: { task_id: '7' },
    query: { limit: '10' },
    body: { size: 9n },
  };
  const document = parseExact(plainContract(JSON.stringify(PRINTED), [request]));
  return JSON.parse(JSON.stringify(document)) as typeof PRINTED;
};

test('an operation has the values of its request as examples, of the type that the contract says, and no least length of 0', () => {
  const { parameters, requestBody } = plain().paths['/v3/tasks/{task_id}'].put;
  expect(parameters).toEqual([
    { name: 'task_id', in: 'path', schema: { type: 'string', maxLength: 9 }, example: '7' },
    { name: 'limit', in: 'query', schema: { type: 'integer' }, example: 10 },
    { name: 'offset', in: 'query', schema: { type: 'integer' } },
  ]);
  expect(requestBody.content['application/json']).toEqual({ schema: {}, example: { size: 9 } });
});

test('a range of refusals is listed, and those with a description of their own keep it', () => {
  const { responses } = plain().paths['/v3/tasks/{task_id}'].put;
  expect(responses).not.toHaveProperty('4XX');
  expect(responses).toMatchObject({
    400: { description: 'Refused' },
    403: { description: 'Not authorised' },
  });
});

test('an answer that the table calls a text may be anything, and only the token proves who asks', () => {
  const { paths, security } = plain();
  expect(paths['/v3/tasks/{task_id}'].put.responses[200].content['application/json'].schema).toEqual({});
  expect(security).toEqual([{ token: [] }]);
});

test('conditions are taken out of every depth, and what else is required of all stays', () => {
  const condition = { 'x-condition': 'a', if: {} };
  expect(
    withoutConditions({
      a: [{ type: 'object', allOf: [condition] }],
      b: { allOf: [{ $ref: '#/c' }, condition] },
    }),
  ).toEqual({ a: [{ type: 'object' }], b: { allOf: [{ $ref: '#/c' }] } });
});

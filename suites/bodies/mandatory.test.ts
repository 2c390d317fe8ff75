import { expect, test } from 'vitest';
import { loadContract } from '../../spec/contract.js';
import type { Json } from '../../spec/exact-json.js';
import { mandatory } from './mandatory.js';
import { minimalProjectBody, projectBody } from './project-body.js';
import { minimalTemplateRecord, templateRecord } from './template-body.js';

const { operations, schemas } = loadContract();

const of = (operationId: string, body: Json) => {
  const schema = operations.find((each) => each.operationId === operationId)?.requestBody;
  return mandatory(body, schema ?? {}, schemas);
};

test('a body keeps what its table marks as mandatory', () => {
  expect(of('CreateMigproject', projectBody('p1'))).toEqual(minimalProjectBody('p1'));
});

test('objects inside keep what their own tables mark as mandatory', () => {
  expect(of('CreateTemplate', { template: templateRecord('t1') })).toEqual({
    template: minimalTemplateRecord('t1'),
  });
});

test('a body without mandatory fields is empty', () => {
  expect(of('UpdateTask', { name: 'x' })).toEqual({});
});

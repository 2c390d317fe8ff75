import { expect, test } from 'vitest';
import { loadContract } from '../../contract.js';
import { documentWithConditions } from '../../document-with-conditions.js';
import { copyJson, type JsonObject } from '../../exact-json.js';
import { printedContract } from './printed-contract.js';

const contract = loadContract('manual-38');

const printed = () => copyJson(documentWithConditions(contract)) as unknown as JsonObject;

test('a contract that was printed with its conditions is read as what it was', () => {
  const read = printedContract(printed());
  expect(read?.edition).toBe('manual-38');
  expect(read?.operations).toEqual(contract.operations);
  expect(read?.schemas).toEqual(contract.schemas);
});

test.each<[string, (document: JsonObject) => unknown]>([
  ['of another version', (document) => Object.assign(document.info as object, { version: '1.0' })],
  ['without an info', (document) => Reflect.deleteProperty(document, 'info')],
  ['without schemas', (document) => Object.assign(document, { components: {} })],
  ['without operations', (document) => Object.assign(document, { paths: {} })],
  [
    'with an operation of somebody else',
    (document) => Object.assign(document.paths as object, { '/pets': { get: { responses: {} } } }),
  ],
])('a document %s is no contract of ours', (_, change) => {
  const document = printed();
  change(document);
  expect(printedContract(document)).toBeUndefined();
});

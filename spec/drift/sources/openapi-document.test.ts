import { expect, test } from 'vitest';
import { UnreadableDocument } from '../unreadable-document.js';
import { readOpenapi } from './openapi-document.js';

test.each([
  ['YAML', 'openapi: 3.0.3\nx: { most: 9223372036854775807, few: 7, rate: 0.5 }\n'],
  ['JSON', ' {"openapi": "3.0.3", "x": {"most": 9223372036854775807, "few": 7, "rate": 0.5}}'],
])('%s is read with every digit of an int64', (_, text) => {
  expect(readOpenapi(text).x).toEqual({ most: 9223372036854775807n, few: 7, rate: 0.5 });
});

test.each(['9223372036854775808', '9223372036854776000'])('%s is the largest int64, rounded', (printed) => {
  expect(readOpenapi(`openapi: 3.1.0\nx: [${printed}]\n`).x).toEqual([9223372036854775807n]);
});

test.each([
  ['openapi: [', /^it is neither YAML nor JSON: [^\n]+$/],
  ['{"openapi": ', /^it is neither YAML nor JSON/],
  ['openapi: "2.0"', /^it is no OpenAPI 3 document/],
  ['- openapi: 3.0.0', /^it is no OpenAPI 3 document/],
])('%j is refused', (text, message) => {
  expect(() => readOpenapi(text)).toThrow(UnreadableDocument);
  expect(() => readOpenapi(text)).toThrow(message);
});

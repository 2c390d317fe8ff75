import { expect, test } from 'vitest';
import { readCaption } from './caption.js';

test.each([
  ['路径参数', { kind: 'path' }],
  ['Path parameters', { kind: 'path' }],
  ['Query 参数', { kind: 'query' }],
  ['Query参数', { kind: 'query' }],
  ['Query Parameters', { kind: 'query' }],
  ['请求 Header 参数', { kind: 'header' }],
  ['Request header parameter', { kind: 'header' }],
  ['请求Body参数', { kind: 'request-body' }],
  ['响应Body参数', { kind: 'response-body', status: '404' }],
  ['Response body parameters', { kind: 'response-body', status: '404' }],
  ['Coat', { kind: 'object', object: 'Coat' }],
  ['Co at', { kind: 'object', object: 'Coat' }],
  ['coat field description', { kind: 'object', object: 'coat' }],
])('"%s" is a caption of %o', (caption, claim) => {
  expect(readCaption(caption, '404')).toEqual(claim);
});

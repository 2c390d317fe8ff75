import { expect, test } from 'vitest';
import { describeRequest } from './describe-request.js';

const SAMPLE = { path: { id: 'a' }, body: { name: 'n', disks: [{ size: 1, use: 'OS' }], note: 'x' } };

test.each([
  [{ ...SAMPLE, body: { ...SAMPLE.body, note: '中' } }, 'a request with note = "中"'],
  [{ ...SAMPLE, body: { name: 'n', disks: [{ size: 2 }] } }, 'a request with disks[0].size = 2'],
  [{ ...SAMPLE, body: { name: 'n' } }, 'a request with only name'],
  [{ path: { id: 'b' } }, 'a request with id = "b"'],
  [{ path: { id: 'a' }, query: { limit: '1' } }, 'a request with limit = "1"'],
  [{ body: { a: 1, b: 2, c: 3, d: 4, e: 5 } }, 'a request with a = 1, b = 2, c = 3, d = 4, 1 more'],
  [{}, 'a request'],
])('%j is described by what is special about it', (sent, description) => {
  expect(describeRequest(sent, SAMPLE)).toBe(description);
});

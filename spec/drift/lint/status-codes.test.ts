import { expect, test } from 'vitest';
import { bare, documentOf } from '../testing/operations.js';
import { statusCodes } from './status-codes.js';

const found = (codes: number, ...statuses: string[]) =>
  statusCodes(
    {
      ...documentOf(bare('ShowColour', '/v9/colours', { statuses }), bare('ShowTone', '/v9/tones')),
      errors: Array.from({ length: codes }, (_, index) => {
        return { code: `SMS.00${10 + index}`, status: '403', wording: '', line: 1 };
      }),
    },
    'page.html',
  ).map(({ message }) => message);

test('a status of errors that no error code has is told with how many operations list it', () => {
  expect(found(10, '200', '403', '404')).toEqual([
    '1 of 2 operations list the status 404, which none of 10 error codes has.',
  ]);
});

test.each([
  ['statuses that codes have, and those of success', 10, ['200', '202', '403']],
  ['a document without a table of all codes', 9, ['404']],
])('%s are no finding', (_, codes, statuses) => {
  expect(found(codes, ...statuses)).toEqual([]);
});

import { expect, test } from 'vitest';
import { readText } from '../read-document.js';

const read = (text: string) => readText(text).operations;

const row = (...cells: string[]) => ['|', ...cells.map((cell) => `${cell} |`)];
const table = (header: string[], ...rows: string[][]) => [
  ...row(...header),
  `|${'---|'.repeat(header.length)}`,
  ...rows.flatMap((cells) => row(...cells)),
];
const REQUEST = ['Parameter', 'Mandatory', 'Type', 'Description'];
const RESPONSE = ['Parameter', 'Type', 'Description'];

const PAGE = [
  'Changing a Colour',
  'PUT /v9/colours/{colour_id}',
  ...table(REQUEST, ['colour_id', 'Yes', 'String', 'The colour. Minimum length: 1 character']),
  'Request',
  ...table(REQUEST, ['X-Brush-Token', 'Yes', 'String', 'The brush. Maximum length: 16,384 characters']),
  ...table(
    REQUEST,
    ['shade', 'No', 'String', 'Its shade. dark: It is dark. very_light: It is not. The value can be:'],
    ['note', 'No', 'String', 'Any text: it is kept.'],
  ),
  'Response',
  'Status code: 200',
  ...table(RESPONSE, ['-', 'String', 'Done.']),
  'Status code: 403',
  ...table(RESPONSE, ['error_code', 'String', 'Why.'], ['details', 'Array of details objects', 'All.']),
  ...table(RESPONSE, ['reason', 'String', 'Why.']),
  'Example Request',
  'Status Codes',
  ...table(['Status Code', 'Description'], ['200', 'Done.'], ['403', 'Refused.']),
  'Error Codes',
].join('\n');

const [operation] = read(PAGE);

test('the page has a request line and statuses, and no name for its operation', () => {
  expect(operation).toMatchObject({
    operationId: '',
    method: 'PUT',
    path: '/v9/colours/{colour_id}',
    statuses: ['200', '403'],
  });
});

test('what a table is about follows from where it stands', () => {
  expect(operation?.tables.map(({ kind, object, status }) => [kind, object, status])).toEqual([
    ['path', undefined, undefined],
    ['header', undefined, undefined],
    ['request-body', undefined, undefined],
    ['response-body', undefined, '200'],
    ['response-body', undefined, '403'],
    ['object', 'details', undefined],
  ]);
  expect(operation?.tables.every((claim) => claim.table === undefined)).toBe(true);
});

test('the values of an enumeration without bullets come from the prose', () => {
  expect(operation?.tables[2]?.rows).toMatchObject([
    { name: 'shade', mandatory: false, enum: ['dark', 'very_light'] },
    { name: 'note', mandatory: false },
  ]);
  expect(operation?.tables[2]?.rows[1]).not.toHaveProperty('enum');
});

test('a row has the line on which it starts', () => {
  const [path] = operation?.tables[0]?.rows ?? [];
  expect(path).toMatchObject({ name: 'colour_id', mandatory: true, minLength: 1 });
  expect(PAGE.split('\n')[path?.line ?? 0]).toBe('colour_id |');
});

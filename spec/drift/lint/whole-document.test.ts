import { expect, test } from 'vitest';
import type { DocumentClaims, OperationClaim } from '../claims.js';
import { COLOURS, documentAfter, rowOf } from '../testing/colours.js';
import { answering, bare, documentOf, rowsOf, taking } from '../testing/operations.js';
import { lint } from './lint.js';

const found = (claims: DocumentClaims) =>
  lint({ file: 'page.html', claims }).map(({ rule, subject }) => `${rule}: ${subject}`);

const like = (more: Partial<OperationClaim>): OperationClaim => ({ ...structuredClone(COLOURS), ...more });

/** Operations enough to make a rule of what they have in common. */
const many = (last: Partial<OperationClaim>): OperationClaim[] =>
  Array.from({ length: 12 }, (_, index) => {
    const header = { kind: 'header' as const, line: 1, rows: rowsOf({ name: 'X-Colour', mandatory: true }) };
    return bare(`Show${index}`, `/v9/things${index}`, { tables: [header], ...(index === 11 && last) });
  });

const withErrors = (claims: DocumentClaims, ...wordings: string[]): DocumentClaims => ({
  ...claims,
  errors: wordings.map((wording, index) => ({
    code: `SMS.000${index}`,
    status: '403',
    wording,
    line: 50 + index,
  })),
});

const VALUES = ['ready', 'drying', 'dry', 'wet', 'gone', 'lost', 'torn'];

test.each<[string, DocumentClaims]>([
  [
    'example-body-without-table: ShowColour',
    documentOf(bare('ShowColour', '/v9/colours', { examples: [{ part: 'request', body: {}, line: 9 }] })),
  ],
  [
    'example-of-another-id: ShowColour',
    documentOf(
      bare('ShowColour', '/v9/colours/{colour_id}', {
        examples: [
          {
            part: 'request',
            request: 'GET https://{endpoint}/v9/colours/0123456789ab4def0123456789abcdef',
            words: 'shows 01234567-89ab-4def-0123-456789abcdef',
            line: 9,
          },
        ],
      }),
    ),
  ],
  [
    'unit-differs: weight unit',
    documentOf(
      taking('AddColour', '/v9/colours', { name: 'weight', wording: '重量，单位：MB 最小值：0' }),
      taking('AddTone', '/v9/tones', { name: 'weight', wording: '重量 (单位: 字节)' }),
      taking('AddHue', '/v9/hues', { name: 'weight', wording: '重量, 以字节为单位' }),
    ),
  ],
  [
    'range-in-words-differs: AddColour weight',
    documentOf(
      taking('AddColour', '/v9/colours', {
        name: 'weight',
        minimum: '0',
        maximum: '10',
        wording: '0-5的整数。 最小值：0 最大值：10',
      }),
    ),
  ],
  [
    'empty-value-not-listed: AddColour shade',
    documentOf(
      taking('AddColour', '/v9/colours', {
        name: 'shade',
        enum: ['A1', 'B1'],
        wording: '取A1、B1或者空。枚举值：• A1',
      }),
    ),
  ],
  [
    'values-in-words-differ: shade list of values in words',
    documentOf(
      taking('AddColour', '/v9/colours', { name: 'shade', wording: '分为：DARK、LIGHT 最小长度：0' }),
      taking('AddTone', '/v9/tones', { name: 'shade', wording: '分为: LIGHT， DIM' }),
      taking('AddHue', '/v9/hues', { name: 'shade', wording: '分为: LIGHT， DARK' }),
    ),
  ],
  [
    'values-recased: AddColour shade, AddTone tone',
    documentOf(
      taking('AddColour', '/v9/colours', { name: 'shade', enum: ['DARK', 'LIGHT'] }),
      taking('AddTone', '/v9/tones', { name: 'tone', enum: ['dark', 'light'] }),
    ),
  ],
  [
    'counters-differ: CountColours stage',
    documentOf(
      taking('AddColour', '/v9/colours', { name: 'stage', enum: VALUES }),
      answering('CountColours', '/v9/counts', ...VALUES.slice(1).map((name) => ({ name, type: 'Integer' })), {
        name: 'unknown',
        type: 'Integer',
      }),
    ),
  ],
  [
    'values-left-out: ListColours stage',
    documentOf(
      bare('ListColours', '/v9/colours', {
        tables: [
          { kind: 'query', line: 1, rows: rowsOf({ name: 'stage', enum: VALUES }) },
          {
            kind: 'response-body',
            status: '200',
            line: 1,
            rows: rowsOf({ name: 'colours', type: 'Array of Colour objects' }),
          },
          { kind: 'object', object: 'Colour', line: 1, rows: rowsOf({ name: 'stage' }) },
        ],
      }),
    ),
  ],
  [
    'optional-and-refused: AddColour shade',
    withErrors(
      documentOf(taking('AddColour', '/v9/colours', { name: 'shade', mandatory: false })),
      'Field shade is missing in the request body.',
    ),
  ],
  [
    'error-code-not-in-table: SMS.0000 SMS.0099',
    withErrors(documentOf(bare('ShowColour', '/v9/colours')), 'see SMS.0099 and SMS.0000'),
  ],
  [
    'path-parameter-differs: /v9/colours',
    documentOf(
      bare('ShowColour', '/v9/colours/{colour_id}'),
      bare('DropColour', '/v9/colours/{hue_id}/drop'),
    ),
  ],
  [
    'path-differs: colour_id',
    documentOf(
      bare('ShowColour', '/v9/colours/{colour_id}'),
      bare('CutColour', '/v9/colours/{colour_id}/cut'),
      bare('MixColour', '/v9/colours/{colour_id}/mix'),
      bare('DropColour', '/v9/{colour_id}/drop/now'),
    ),
  ],
  [
    'paths-overlap: GET /v9/colours/{colour_id}, GET /v9/colours/all',
    documentOf(bare('ShowColour', '/v9/colours/{colour_id}'), bare('ListColours', '/v9/colours/all')),
  ],
  ['header-left-out: header X-Colour', documentOf(...many({ tables: [] }))],
  ['status-left-out: status 403', documentOf(...many({ statuses: ['200'] }))],
  [
    'error-status-not-listed: status 400',
    {
      ...documentOf(...many({})),
      errors: Array.from({ length: 12 }, (_, index) => {
        return { code: `SMS.00${10 + index}`, status: index === 0 ? '403' : '400', wording: '', line: 1 };
      }),
    },
  ],
  [
    'mandatory-differs: POST …/delete ids statement whether it is mandatory',
    documentOf(
      taking('DropColours', '/v9/colours/delete', { name: 'ids', mandatory: true }),
      taking('DropTones', '/v9/tones/delete', { name: 'ids', mandatory: false }),
    ),
  ],
  [
    'limited-differently: /v9/colours id maximum length',
    documentOf(
      answering('ShowColour', '/v9/colours/{colour_id}', { name: 'id', maxLength: 254 }),
      taking('AddColour', '/v9/colours', { name: 'id', maxLength: 255 }),
    ),
  ],
  [
    'limit-left-out: parts maximum number of items',
    documentOf(
      taking('AddColour', '/v9/colours', { name: 'parts', type: 'Array of strings', maxItems: 30 }),
      answering('ShowParts', '/v9/parts', { name: 'parts', type: 'Array of strings' }),
    ),
  ],
  [
    'mandatory-with-default: AddColour shade',
    documentOf(
      taking('AddColour', '/v9/colours', {
        name: 'shade',
        mandatory: true,
        wording: '色, 默认为DARK 最小长度: 0',
      }),
    ),
  ],
])('%s is the one finding', (finding, claims) => {
  expect(found(claims)).toEqual([finding]);
});

test.each<[string, DocumentClaims]>([
  [
    'words with the same unit in other spellings',
    documentOf(
      taking('AddColour', '/v9/colours', { name: 'speed', wording: '速率, 单位: MB/S' }),
      taking('AddTone', '/v9/tones', { name: 'speed', wording: '速率, MB/s' }),
    ),
  ],
  [
    'words with the range of the limits',
    documentOf(
      taking('AddColour', '/v9/colours', {
        name: 'weight',
        minimum: '0',
        maximum: '100.0',
        wording: '0到100，重量',
      }),
    ),
  ],
  [
    'a path whose parameter stands for no empty text',
    documentOf(bare('ShowVersions', '/'), bare('ShowVersion', '/{version}')),
  ],
  [
    'operations of other methods on paths that overlap',
    documentOf(
      bare('ShowColour', '/v9/colours/{colour_id}'),
      bare('AddColours', '/v9/colours/all', { method: 'PUT' }),
    ),
  ],
  ['a few operations of which one has no header', documentOf(like({}), bare('ShowColour', '/v9/tones'))],
  [
    'operations of which several have no status',
    documentOf(
      ...many({}),
      ...many({ statuses: ['200'] }).map((one, index) => ({
        ...one,
        ...bare(`Drop${index}`, `/v9/drop${index}`, { statuses: ['200'], tables: one.tables }),
      })),
    ),
  ],
])('%s is no finding', (_, claims) => {
  expect(found(claims)).toEqual([]);
});

test('a row of the error table that combines values is held against both lists', () => {
  const wording = '当phase状态为x时，stage只能为dry/wet/new';
  const claims = documentOf(
    taking(
      'AddColour',
      '/v9/colours',
      { name: 'stage', enum: ['DRY', 'WET', 'GONE'] },
      { name: 'phase', enum: ['x'] },
    ),
  );
  expect(found(withErrors(claims, wording))).toEqual([
    'error-rule-unlisted-value: AddColour stage SMS.0000',
    'error-rule-forgets-value: AddColour stage SMS.0000',
  ]);
  expect(found(withErrors(claims, wording.replace('new', 'gone')))).toEqual([]);
});

test('the lists of one operation are looked at together with the number of all objects', () => {
  const lists = ['colours', 'tones'].map((name, index) =>
    answering(`List${name}`, `/v9/${name}`, { name: 'count', type: 'Integer', maximum: String(index + 5) }),
  );
  expect(found(documentOf(...lists))).toEqual(['limited-differently: count maximum']);
});

test('a damaged example shows what it breaks, at the line of the value', () => {
  const claims = documentAfter((one) => {
    Object.assign(one, {
      examples: [
        {
          part: 'request',
          pieces: {
            values: [
              { path: 'coats[].gloss', isRooted: true, beside: ['gloss'], value: 'dull', line: 21 },
              { path: 'gloss', isRooted: false, beside: ['gloss', 'other'], value: 'dull', line: 22 },
              { path: 'shade', isRooted: false, beside: ['shade', 'weight'], value: 'DARK', line: 23 },
            ],
            objects: [],
          },
          line: 20,
        },
      ],
    });
    rowOf(one, '3', 'gloss').type = 'Double';
  });
  expect(lint({ file: 'page.html', claims })).toMatchObject([
    { rule: 'example-breaks-table', statements: [{ at: { line: 21 } }] },
  ]);
});

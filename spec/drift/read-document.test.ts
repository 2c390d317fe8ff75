import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findDocument } from './find-document.js';
import { readDocument, readText } from './read-document.js';
import { UnreadableDocument } from './unreadable-document.js';

test.each([
  ['the manual', '5.1.1 A\n\nGET /v9/a\n\n表 5-1 路径参数\n'],
  ['a page with one cell per line', 'GET /v9/a\n\n表1 路径参数\n'],
  ['an English page with one cell per line', 'GET /v9/a\n\nTable 1 Path parameter\n'],
  ['a page with cells that end with "|"', 'GET /v9/a\n|\nParameter |\n|---|\n'],
])('%s is recognised', (_, text) => {
  expect(readText(text).operations).toMatchObject([{ method: 'GET', path: '/v9/a' }]);
});

test.each([
  ['prose', '# A colour\n'],
  ['nothing', ''],
  ['tables without a request line', '表1 路径参数\n\n参数\n\n描述\n'],
])('%s is refused with what is expected', (_, text) => {
  expect(() => readText(text)).toThrow(/describes no operation: expected a request line such as/);
});

test('any text is read or refused, whatever pieces of documents it is made of', async () => {
  const pieces = fc.constantFrom(
    'PUT /v9/a',
    'Table 1 Request body parameters',
    'Parameter\tMandatory\tType\tDescription',
    'Parameter',
    'Type',
    'Description',
    'a\tYes\tString\t<ul>• x',
    'Status code: 200',
    'Example Request',
    '{ "a": [',
    'Status Codes',
    '|',
    '|---|',
    '| a | b |',
    '5.1.1 A',
    '<table><tr><td rowspan="9">a',
    '</table>',
    '状态码\t错误码\t描述',
    '400\tSMS.1\tx',
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(pieces, fc.string())),
      fc.constantFrom('\n', '\n\n', '\r\n'),
      async (lines, end) => {
        try {
          expect((await readDocument(lines.join(end))).notes).toBeInstanceOf(Array);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableDocument);
        }
      },
    ),
    { numRuns: 500 },
  );
});

const folder = process.env.SMS_DOCUMENTS;

describe.skipIf(!folder)('the documents (skipped unless SMS_DOCUMENTS names their folder)', () => {
  test.each([
    ['000', ['UpdateCopyState'], 6, 12],
    ['001', ['UpdateCopyState'], 6, 12],
    ['002', [''], 5, 10],
    ['003', ['UpdateTask'], 15, 129],
  ])('page %s describes %j in %i tables with %i rows', (document, names, tables, rows) => {
    const claims = readText(findDocument(folder ?? '', document)).operations;
    expect(claims.map(({ operationId }) => operationId)).toEqual(names);
    expect(claims.flatMap((claim) => claim.tables)).toHaveLength(tables);
    expect(claims.flatMap((claim) => claim.tables.flatMap((table) => table.rows))).toHaveLength(rows);
    expect(claims[0]?.statuses).toEqual(['200', '403']);
  });

  test('a Chinese page has no "mandatory" cell, an English page has one for every row of a request', () => {
    const stated = (document: string) =>
      readText(findDocument(folder ?? '', document))
        .operations.flatMap(({ tables }) => tables.flatMap(({ rows }) => rows))
        .filter(({ mandatory }) => mandatory !== undefined).length;
    expect(['000', '003', '001', '002'].map(stated)).toEqual([0, 0, 4, 4]);
  });

  test('every limit that the manual prints is read', () => {
    const text = findDocument(folder ?? '', '004');
    const claims = readText(text).operations;
    const rows = claims.flatMap(({ tables }) => tables.flatMap((table) => table.rows));
    const [, chapter = ''] = text.split(/^(?=5\.1\.1 [^.]*$)|^(?=6 [^.]*$)/m);
    const printed = (word: string) => chapter.split('\n').filter((line) => line.includes(word)).length;
    expect(claims).toHaveLength(52);
    expect({
      最小长度: rows.filter((row) => row.minLength !== undefined).length,
      最大长度: rows.filter((row) => row.maxLength !== undefined).length,
      最小值: rows.filter((row) => row.minimum !== undefined).length,
      最大值: rows.filter((row) => row.maximum !== undefined).length,
      数组长度: rows.filter((row) => row.minItems !== undefined).length,
      缺省值: rows.filter((row) => row.default !== undefined).length,
      枚举值: rows.filter((row) => row.enum !== undefined).length,
    }).toEqual({
      最小长度: printed('最小长度'),
      最大长度: printed('最大长度'),
      最小值: printed('最小值'),
      最大值: printed('最大值'),
      数组长度: printed('数组长度'),
      缺省值: printed('缺省值'),
      枚举值: printed('枚举值'),
    });
  });
});

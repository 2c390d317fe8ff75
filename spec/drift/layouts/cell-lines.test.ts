import { expect, test } from 'vitest';
import { readText } from '../read-document.js';

const read = (text: string) => readText(text).operations;

/** Cells as these pages have them: one per line, blank lines between. */
const page = (...cells: string[]) => cells.join('\n\n');

const CHINESE = page(
  '更新颜色 - UpdateColour',
  'PUT /v9/colours/{colour_id}',
  '表1 路径参数',
  ...['参数', '是否必选', '参数类型', '描述'],
  ...['colour_id', 'String', '颜色', '最小长度:1', '最大长度:36'],
  '请求参数',
  '表2 请求Body参数',
  ...['参数', '是否必选', '参数类型', '描述'],
  ...['shade', 'String', '深浅', 'DARK:深', '缺省值:DARK', '枚举值:', '  • DARK', '  • LIGHT'],
  ...['uuid', 'String', 'uuid', '最小长度:0', '最大长度:255'],
  ...['coats', 'Array of Coat objects', '数组长度:0 - 5'],
  '表3 Coat',
  ...['参数', '是否必选', '参数类型', '描述'],
  ...['thickness', 'Long', '最小值:0', '最大值:9223372036854775807'],
  '响应参数',
  '状态码:200',
  '表4 响应Body参数',
  ...['参数', '参数类型', '描述'],
  ...['-', 'String', '成功'],
  '状态码:403',
  '表5 响应Body参数',
  ...['参数', '参数类型', '描述'],
  ...['error_code', 'String', '错误码'],
  '请求示例',
  ...['200', '300'],
  '状态码',
  ...['状态码', '描述'],
  ...['200', '成功', '403', '拒绝'],
  '错误码',
  '500',
);

const [chinese] = read(CHINESE);

test('the title names the operation', () => {
  expect(chinese).toMatchObject({
    operationId: 'UpdateColour',
    method: 'PUT',
    path: '/v9/colours/{colour_id}',
    line: 3,
  });
});

test('statuses come from the status table alone, not from line numbers of samples', () => {
  expect(chinese?.statuses).toEqual(['200', '403']);
});

test('every table has its number, kind, object and status', () => {
  expect(chinese?.tables.map(({ table, kind, object, status }) => [table, kind, object, status])).toEqual([
    ['1', 'path', undefined, undefined],
    ['2', 'request-body', undefined, undefined],
    ['3', 'object', 'Coat', undefined],
    ['4', 'response-body', undefined, '200'],
    ['5', 'response-body', undefined, '403'],
  ]);
});

test('a lost "mandatory" cell leaves the claim open and the other cells in place', () => {
  expect(chinese?.tables[0]?.rows).toMatchObject([
    { name: 'colour_id', type: 'String', minLength: 1, maxLength: 36, line: 15 },
  ]);
});

test('a description that reads like a name starts no row', () => {
  const rows = chinese?.tables[1]?.rows ?? [];
  expect(rows.map(({ name }) => name)).toEqual(['shade', 'uuid', 'coats']);
  expect(rows[0]).toMatchObject({ enum: ['DARK', 'LIGHT'], default: 'DARK' });
  expect(rows[1]).toMatchObject({ type: 'String', minLength: 0, maxLength: 255 });
  expect(rows[2]).toMatchObject({ type: 'Array of Coat objects', minItems: 0, maxItems: 5 });
});

test('no digit of an int64 is lost', () => {
  expect(chinese?.tables[2]?.rows[0]?.maximum).toBe('9223372036854775807');
});

test('an English page has "mandatory" cells, and the Java sample names its operation', () => {
  const [english] = read(
    page(
      'Changing a Colour',
      'PUT /v9/colours/{colour_id}',
      'Table 1 Request body parameters',
      ...['Parameter', 'Mandatory', 'Type', 'Description'],
      ...['shade', 'Yes', 'String', 'Its shade.', 'Maximum length: 1,024 characters'],
      ...['coats', 'No', 'Array of coat objects', 'Its coats.', 'Array length: 1 to 20'],
      'Table 2 coat field description',
      ...['Parameter', 'Mandatory', 'Type', 'Description'],
      ...['gloss', 'No', 'Boolean', 'Whether it shines.'],
      'Response',
      'Status code: 200',
      'Table 3 Response body parameters',
      ...['Parameter', 'Type', 'Description'],
      ...['id', 'String', 'Its ID.'],
      'Example Request',
      'public class UpdateColourSolution {',
      ...['Status Code', 'Description', '200', 'Done.'],
      'Error Codes',
    ),
  );
  expect(english?.operationId).toBe('UpdateColour');
  expect(english?.statuses).toEqual(['200']);
  expect(english?.tables).toMatchObject([
    {
      kind: 'request-body',
      rows: [
        { name: 'shade', mandatory: true, maxLength: 1024 },
        { name: 'coats', mandatory: false, minItems: 1, maxItems: 20 },
      ],
    },
    { kind: 'object', object: 'coat', rows: [{ name: 'gloss', mandatory: false, type: 'Boolean' }] },
    { kind: 'response-body', status: '200', rows: [{ name: 'id' }] },
  ]);
});

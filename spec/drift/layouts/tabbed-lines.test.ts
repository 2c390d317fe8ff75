import { expect, test } from 'vitest';
import { readText } from '../read-document.js';

const read = (text: string) => readText(text).operations;

const MANUAL = `5.1.1 更新颜色

URI

PUT /v9/colours/{colour_id}

表 5-1 路径参数

参数	是否必选	参数类型	描述
colour_id	是	String	颜色 最小长度: 1 最大长度: 36

请求参数

表 5-2 请求 Body 参数

参数	是否必选	参数类型	描述
shade	否	String	<p>深浅</p> <p>枚举值:</p> <ul>• DARK

参数	是否必选	参数类型	描述
			<ul>• LIGHT
coats	是	Array of Co at objects	涂层 数组长度: 0 - 5

表 5-3 Coat

参数	是否必选	参数类型	描述
thickness	否	Long	厚度 缺省值: 2

响应参数

状态码：200

表 5-4 响应 Body 参数

参数	参数类型	描述
-	String	成功

状态码：500**表 5-5 响应 Body 参数**

参数	参数类型	描述
error_code	String	错误码

请求示例

public class UpdateColourSolution {

状态码

状态码	描述
200	成功
500	错误

错误码
`;

const [operation] = read(MANUAL);

test('an operation has its section, request line, name and statuses', () => {
  expect(operation).toMatchObject({
    operationId: 'UpdateColour',
    section: '5.1.1',
    method: 'PUT',
    path: '/v9/colours/{colour_id}',
    statuses: ['200', '500'],
    line: 1,
  });
});

test('every table is of the kind that its caption names', () => {
  expect(operation?.tables.map(({ table, kind, object, status }) => [table, kind, object, status])).toEqual([
    ['5-1', 'path', undefined, undefined],
    ['5-2', 'request-body', undefined, undefined],
    ['5-3', 'object', 'Coat', undefined],
    ['5-4', 'response-body', undefined, '200'],
    ['5-5', 'response-body', undefined, '500'],
  ]);
});

test('a row that goes on after a page break keeps all its values', () => {
  expect(operation?.tables[1]?.rows).toMatchObject([
    { name: 'shade', mandatory: false, type: 'String', enum: ['DARK', 'LIGHT'], line: 17 },
    { name: 'coats', mandatory: true, type: 'Array of Coat objects', minItems: 0, maxItems: 5, line: 21 },
  ]);
});

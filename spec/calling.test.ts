import { describe, expect, test } from 'vitest';
import { authorizationOf, calling, mandatoryHeaders } from './calling.js';
import { loadContract } from './contract.js';
import { findDocument } from './drift/find-document.js';
import { EDITIONS } from './editions.js';
import { operationsOf, RULES, requiresToken } from './rules.js';

const { uri, methods, headers, body, token, signature } = calling;

const texts = [
  ...[...uri.parts, ...methods.names].map(({ name, meaning }) => [name, meaning] as const),
  ...headers.flatMap(({ name, meaning, when }) => [
    [name, meaning] as const,
    ...(when ? [[`${name}, when`, when] as const] : []),
  ]),
];

test.each(texts)('%s is explained in both languages', (_, { en, zh }) => {
  expect(en).toMatch(/^[A-Z].*\.$/);
  expect(zh).toMatch(/[\u4e00-\u9fff].*。$/);
});

test('a request with a token has one header more than the type of its body, a signed one three', () => {
  const names = (authentication: 'token' | 'signature') =>
    mandatoryHeaders(authentication).map(({ name }) => name);
  expect(names('token')).toEqual(['Content-Type', 'X-Auth-Token']);
  expect(names('signature')).toEqual(['Host', 'Content-Type', 'Authorization', 'X-Sdk-Date']);
});

test('the headers of both ways of authentication are among the headers', () => {
  const found = (name: string) => headers.find((header) => header.name === name)?.with;
  expect([token.header, signature.header, signature.timeHeader].map(found)).toEqual([
    'token',
    'signature',
    'signature',
  ]);
});

test('the value of Authorization names algorithm, access key, signed headers and signature', () => {
  expect(authorizationOf('KEY', ['host', 'x-sdk-date'], '0a{access}')).toBe(
    'SDK-HMAC-SHA256 Access=KEY, SignedHeaders=host;x-sdk-date, Signature=0a{access}',
  );
});

test.each([
  ['20240416T095341Z', true],
  ['2024-04-16T09:53:41Z', false],
  ['20240416T095341', false],
])('%s is a time of signing: %j', (time, expected) => {
  expect(new RegExp(signature.timePattern).test(time)).toBe(expected);
});

describe.each(EDITIONS)('in %s', (edition) => {
  const contract = loadContract(edition);
  const { components, paths, security } = contract.document;
  const schemes = (components.securitySchemes ?? {}) as Record<string, { in?: string; name?: string }>;

  /** The headers of each of the alternatives. */
  const alternatives = (required: typeof security) =>
    (required ?? []).map((alternative) => Object.keys(alternative).map((scheme) => schemes[scheme]?.name));

  test('every method of the contract is one of the methods', () => {
    const used = new Set(contract.operations.map(({ method }) => method));
    expect([...used].filter((method) => !methods.names.some(({ name }) => name === method))).toEqual([]);
  });

  test('no operation with a method that needs no body has one', () => {
    const needless = contract.operations.filter(({ method }) => body.without.includes(method));
    expect(needless.filter(({ requestBody }) => requestBody !== undefined)).toEqual([]);
  });

  test('every operation with such a method is one of R5, and no other is', () => {
    const needless = contract.operations.filter(({ method }) => body.without.includes(method));
    const rule = RULES.find(({ id }) => id === 'R5');
    expect(rule && operationsOf(rule, contract)).toEqual(needless);
  });

  test('a token or a signature is asked for', () => {
    expect(alternatives(security)).toEqual([[token.header], [signature.header, signature.timeHeader]]);
    expect(Object.values(schemes).filter((scheme) => scheme.in !== 'header')).toEqual([]);
  });

  test('just where no table demands the token neither may be there', () => {
    const open = contract.operations.filter(({ method, path }) => {
      const item = paths[path]?.[method.toLowerCase() as 'get'];
      const own = item?.security;
      if (own) expect(alternatives(own)).toEqual([...alternatives(security), []]);
      return own !== undefined;
    });
    const free = contract.operations.filter((operation) => !requiresToken(operation));
    expect(open.map(({ operationId }) => operationId)).toEqual(free.map(({ operationId }) => operationId));
    expect(open).toHaveLength(4);
  });
});

const folder = process.env.SMS_DOCUMENTS;

describe.skipIf(!folder)('chapter 3 (skipped unless SMS_DOCUMENTS is set)', () => {
  const chapter = () =>
    findDocument(folder ?? '', '004')
      .split('\n3 如何调用 API\n')[1]
      ?.split('\n4 应用示例\n')[0] ?? '';

  /** The rows of a table without those that repeat its head. */
  const rows = (table: string) => {
    const [, text = ''] = chapter().split(`\n表 ${table} `);
    const lines = text.split(/\n(?=表 \d|###|在\[|例如|说明书)/)[0]?.split('\n') ?? [];
    const cells = lines.map((line) => line.split('\t')).filter(({ length }) => length > 1);
    return cells.filter((row) => row.join() !== cells[0]?.join());
  };

  test('has the parts of the URI that table 3-1 has', () => {
    expect(uri.parts.map(({ name }) => name)).toEqual(rows('3-1').map(([name]) => name));
    const optional = rows('3-1').filter(([, description]) => description?.includes('可选'));
    expect(uri.parts.filter(({ mandatory }) => !mandatory).map(({ name }) => name)).toEqual(
      optional.map(([name]) => name),
    );
    expect(rows('3-1')[0]?.[1]).toContain(uri.scheme.toUpperCase());
  });

  test('has the methods of table 3-2', () => {
    const named = rows('3-2').filter(([name = '']) => /^[A-Z]+$/.test(name));
    expect(methods.names.map(({ name }) => name)).toEqual(named.map(([name]) => name));
  });

  test('has the headers of table 3-3 with their marks and conditions', () => {
    const ofTable = headers.filter(({ source }) => source.table === '3-3');
    const described = ofTable.map(({ name, mandatory, with: way, when }) => ({
      name,
      mandatory,
      conditions: Number(way !== undefined) + Number(when !== undefined),
    }));
    expect(described).toEqual(
      rows('3-3').map(([name, , mark = '']) => ({
        name,
        mandatory: mark.startsWith('是'),
        conditions: Number(/认证/.test(mark)) + Number(/场景/.test(mark)),
      })),
    );
    for (const { name, source, with: way } of ofTable) {
      const mark = rows('3-3').find(([row]) => row === source.row)?.[2] ?? '';
      expect(source.row).toBe(name);
      expect(/AK\/SK/.test(mark)).toBe(way === 'signature');
    }
  });

  test('signs as data say', () => {
    const text = chapter();
    const [, signed = '', names = ''] =
      /(Authorization: [^`]*?SignedHeaders=([^,\s]*),\s*\S+)/.exec(text) ?? [];
    const printed = authorizationOf('*****', names.split(signature.separator), '*****');
    expect(names.split(signature.separator)).toEqual(signature.signedHeaders);
    expect(signed.replace(/\s+/g, ' ')).toBe(`${signature.header}: ${printed}`);
    const [, time = ''] = new RegExp(`^${signature.timeHeader}: (\\S+)$`, 'm').exec(text) ?? [];
    expect(time).toMatch(new RegExp(signature.timePattern));
  });

  test('states the limits that data have', () => {
    const text = chapter();
    expect(text).toContain(`消息体大小在${signature.largestBodyInMegabytes}MB以内`);
    expect(text).toContain(`有效期为${token.hours}小时`);
    expect(text).toContain(`必须为${body.encoding}编码`);
    expect(text).toContain(`${body.without.join('、')}操作类型的接口就不需要消息体`);
  });
});

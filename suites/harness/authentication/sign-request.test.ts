import { stringify } from 'node:querystring';
import { AKSKSigner } from '@huaweicloud/huaweicloud-sdk-core/auth/AKSKSigner.js';
import { BasicCredentials } from '@huaweicloud/huaweicloud-sdk-core/auth/BasicCredentials.js';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { signRequest } from './sign-request.js';
import type { WireRequest } from './wire-request.js';

const KEY = { kind: 'key', ak: 'ACCESS0KEY', sk: 'secret/key+1' } as const;
const ORIGIN = 'https://sms.example.com:8443';
const NOW = Date.parse('2024-04-16T09:53:41Z');
const DATE = '20240416T095341Z';

interface Asked {
  method: string;
  /** The parts of the path before they are escaped. */
  segments: string[];
  query: Record<string, string | string[]>;
  headers: Record<string, string>;
  /** A body as the SDK takes it: a value that it writes as JSON. */
  data: unknown;
}

/** The header that the SDK of the provider makes of a request. */
function bySdk({ method, segments, query, headers, data }: Asked): string | undefined {
  const request = {
    method,
    endpoint: `${ORIGIN}/${segments.join('/')}`,
    queryParams: query,
    headers: { ...headers, 'X-Sdk-Date': DATE },
    data,
  };
  const signed = AKSKSigner.sign(request, new BasicCredentials(KEY)) as Record<string, string>;
  return signed.Authorization;
}

/** The same request on the wire. */
function onTheWire({ method, segments, query, headers, data }: Asked): WireRequest {
  const path = `/${segments.map(encodeURIComponent).join('/')}`;
  const search = stringify(query);
  const body = data === undefined ? undefined : JSON.stringify(data);
  return { method, origin: ORIGIN, target: search === '' ? path : `${path}?${search}`, headers, body };
}

const ours = (asked: Asked) => signRequest(onTheWire(asked), KEY, NOW).Authorization;

const text = fc.string({ unit: 'grapheme' });
const word = fc.stringMatching(/^[\w.~-]{1,8}$/);
/** Without the characters that the SDK escapes twice, or takes for the end of the path. */
const segment = fc
  .string({ unit: fc.constantFrom(...'aZ0-_.~:@!$()*+,;=&%ü主机é😀'), minLength: 1 })
  .filter((one) => !/^\.+$/.test(one));

const requests: fc.Arbitrary<Asked> = fc.record({
  method: fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS'),
  segments: fc.array(segment, { minLength: 1, maxLength: 4 }),
  query: fc.dictionary(
    fc.oneof(
      word,
      text.filter((name) => name !== ''),
    ),
    fc.oneof(text, fc.constant(''), fc.array(text, { minLength: 1, maxLength: 4 })),
    { maxKeys: 5, noNullPrototype: true },
  ),
  headers: fc.record(
    { 'content-type': fc.constant('application/json'), 'X-Project-Id': word, 'X-Language': word },
    { requiredKeys: ['content-type'] },
  ),
  data: fc.option(fc.dictionary(text, fc.jsonValue()), { nil: undefined }),
});

describe('a signature is the one that the SDK of the provider makes', () => {
  test('for any method, path, query, header and body', () => {
    fc.assert(
      fc.property(requests, (asked) => {
        expect(ours(asked)).toBe(bySdk(asked));
      }),
      { numRuns: 1_000 },
    );
  });

  const plain: Asked = { method: 'GET', segments: ['v3'], query: {}, headers: { a: 'b' }, data: undefined };

  test.each<[string, Partial<Asked>]>([
    ['nothing but a path', {}],
    ['a slash at the end', { segments: ['v3', 'sources', ''] }],
    ['escaped and unicode segments', { segments: ['v3', 'a%b', '主机', 'ü+=&'] }],
    ['a repeated name', { query: { id: ['b', 'a', '', 'b'] } }],
    ['an empty value', { query: { name: '', id: 'a' } }],
    ['names in any order and case', { query: { b: '1', B: '2', 'a-b': '3', a: '4', ä: '5' } }],
    ['a blank, a plus, a percent and an ampersand', { query: { 'a b': 'c+d %20&=?/#' } }],
    ['a body without fields', { method: 'POST', data: {} }],
    ['a body of unicode', { method: 'PUT', data: { name: '迁移 😀 é', quote: '"\\' } }],
    ['no body where there could be one', { method: 'POST' }],
  ])('with %s', (_, change) => {
    const asked = { ...plain, ...change };
    expect(ours(asked)).toBe(bySdk(asked));
  });
});

test('a path that the SDK would escape twice is escaped once, as the signing guide has it', () => {
  const asked = (segments: string[]): Asked => ({
    method: 'GET',
    segments,
    query: {},
    headers: {},
    data: undefined,
  });
  expect(ours(asked(['v3', 'a b']))).not.toBe(bySdk(asked(['v3', 'a b'])));
  expect(ours(asked(['v3', '主机']))).toBe(bySdk(asked(['v3', '主机'])));
});

describe('what is signed', () => {
  const request: WireRequest = {
    method: 'PUT',
    origin: 'https://sms.example.com',
    target: '/v3/sources/a?b=c',
    headers: { 'Content-Type': 'application/json', 'X-Language': 'en-us' },
    body: '{"a":1}',
  };
  const signatureOf = (change: Partial<WireRequest>, key: Partial<typeof KEY> = {}, now = NOW) =>
    /Signature=(.*)$/.exec(
      signRequest({ ...request, ...change }, { ...KEY, ...key }, now).Authorization ?? '',
    )?.[1];

  test.each<[string, Partial<WireRequest>]>([
    ['the method', { method: 'POST' }],
    ['the host', { origin: 'https://sms.example.com:444' }],
    ['the path', { target: '/v3/sources/b?b=c' }],
    ['the query', { target: '/v3/sources/a?b=d' }],
    ['a header', { headers: { ...request.headers, 'X-Language': 'zh-cn' } }],
    ['a further header', { headers: { ...request.headers, 'X-Other': '1' } }],
    ['the body', { body: '{"a":2}' }],
    ['that there is a body', { body: undefined }],
  ])('%s', (_, change) => {
    expect(signatureOf(change)).not.toBe(signatureOf({}));
  });

  test('the time', () => {
    expect(signatureOf({}, {}, NOW + 1_000)).not.toBe(signatureOf({}));
  });

  test('not the port that belongs to the scheme, nor blanks around a header, nor the order of the query', () => {
    expect(signatureOf({ origin: 'https://sms.example.com:443' })).toBe(signatureOf({}));
    const headers = { ...request.headers, 'X-Language': ' en-us ' };
    expect(signatureOf({ headers })).toBe(signatureOf({}));
    expect(signatureOf({ target: '/v3?a=1&b=2&b=1' })).toBe(signatureOf({ target: '/v3?b=1&b=2&a=1' }));
  });
});

test('project and security token are sent and signed', () => {
  const request = onTheWire({ method: 'GET', segments: ['v3'], query: {}, headers: {}, data: undefined });
  const headers = signRequest(request, { ...KEY, projectId: 'p1', securityToken: 's1' }, NOW);
  expect(headers).toMatchObject({ 'X-Sdk-Date': DATE, 'X-Project-Id': 'p1', 'X-Security-Token': 's1' });
  expect(headers.Authorization).toContain('SignedHeaders=host;x-project-id;x-sdk-date;x-security-token,');
});

test('a skew is added to the clock', () => {
  const request = onTheWire({ method: 'GET', segments: ['v3'], query: {}, headers: {}, data: undefined });
  expect(signRequest(request, { ...KEY, skew: -60_000 }, NOW)['X-Sdk-Date']).toBe('20240416T095241Z');
});

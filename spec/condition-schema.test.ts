import { expect, test } from 'vitest';
import { conditionSchema } from './condition-schema.js';
import type { Then, When } from './conditions.js';
import type { Json, JsonObject } from './exact-json.js';

const ALWAYS: When = { always: true };
const LINUX: When = { field: 'os_type', equals: 'LINUX' };

const schemaOf = (field: string, when: When, then: Then) =>
  conditionSchema({ id: 'Act.condition.x.y', field: `Act.${field}`, when, then });

const ofBody = (path: string, when: When, then: Then) => schemaOf(`request.${path}`, when, then);

// biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema.
const implies = (test: Json, claim: Json): JsonObject => ({ if: test, then: claim });
const object = (name: string, inner: Json): JsonObject => ({ type: 'object', properties: { [name]: inner } });
const demands = (name: string, inner: Json = true): JsonObject => ({
  ...object(name, inner),
  required: [name],
});

test.each<[Then, JsonObject]>([
  ['not-empty', { type: 'string', minLength: 1 }],
  [{ format: 'ipv4' }, { type: 'string', format: 'ipv4' }],
  [{ format: 'ipv6' }, { type: 'string', format: 'ipv6' }],
  [{ format: 'uuid' }, { type: 'string', format: 'uuid' }],
  [{ format: 'json' }, { type: 'string', contentMediaType: 'application/json' }],
  [{ pattern: '^a' }, { type: 'string', pattern: '^a' }],
  [{ value: 'a' }, { const: 'a' }],
  [{ value: [] }, { const: [] }],
  [{ enum: ['a', 1] }, { enum: ['a', 1] }],
  [{ examples: ['a'] }, { examples: ['a'] }],
  [{ maximum: 1000 }, { type: 'number', maximum: 1000 }],
  [{ multipleOf: 50 }, { type: 'number', multipleOf: 50 }],
  [{ maxItems: 1 }, { type: 'array', maxItems: 1 }],
  [{ members: ['a'] }, { type: 'object', required: ['a'], properties: { a: true } }],
])('%j is said of the field at any depth', (then, keywords) => {
  expect(ofBody('a', ALWAYS, then)).toEqual(object('a', keywords));
  expect(ofBody('a.b[].c', ALWAYS, then)).toEqual(
    object('a', object('b', { type: 'array', items: object('c', keywords) })),
  );
});

test('a mandatory field is demanded of the object that has it, where that is there', () => {
  expect(ofBody('a', ALWAYS, 'required')).toEqual(demands('a'));
  expect(ofBody('list[].a', ALWAYS, 'required')).toEqual(
    object('list', { type: 'array', items: demands('a') }),
  );
});

test('a default is noted where the field may be left out', () => {
  expect(ofBody('a.b', { absent: true }, { default: 1 })).toEqual(object('a', object('b', { default: 1 })));
});

test.each<[string, When, JsonObject]>([
  ['another field of the body', LINUX, demands('os_type', { const: 'LINUX' })],
  ['one that is no text', { field: 'os_type', equals: false }, demands('os_type', { const: false })],
  [
    'more than a limit and at most another',
    { field: 'size', above: 300, atMost: 1000 },
    demands('size', { type: 'number', exclusiveMinimum: 300, maximum: 1000 }),
  ],
  [
    'more than a limit',
    { field: 'size', above: 0 },
    demands('size', { type: 'number', exclusiveMinimum: 0 }),
  ],
  ['at most a limit', { field: 'size', atMost: 0 }, demands('size', { type: 'number', maximum: 0 })],
  [
    'a field deeper down',
    { field: 'server.os_type', equals: 'LINUX' },
    demands('server', demands('os_type', { const: 'LINUX' })),
  ],
  [
    'some item of a list',
    { field: 'nics[].id', equals: 'autoCreate' },
    demands('nics', { type: 'array', contains: demands('id', { const: 'autoCreate' }) }),
  ],
  ['a field that is left out', { without: 'id' }, { not: demands('id') }],
])('the case of %s demands what it compares', (_, when, tested) => {
  expect(ofBody('ip', when, 'required')).toEqual(implies(tested, demands('ip')));
});

test.each([
  ['os_type', 'disks[].style', object('disks', { type: 'array', items: demands('style') }), []],
  ['server.os_type', 'server.rsync', demands('rsync'), ['server']],
  ['list[].os_type', 'list[].rsync', demands('rsync'), ['list', '[]']],
  [
    'list[].os_type',
    'list[].disks[].style',
    object('disks', { type: 'array', items: demands('style') }),
    ['list', '[]'],
  ],
  ['server.os_type', 'servers.rsync', object('servers', demands('rsync')), []],
])('%s is compared next to %s where their ways part', (compared, field, claim, shared) => {
  const rest = compared.split(/\.|(?=\[)/).slice(shared.length);
  const tested = rest.reduceRight<Json>((inner, step) => demands(step, inner), { const: 'LINUX' });
  const expected = shared.reduceRight<Json>(
    (inner, step) => (step === '[]' ? { type: 'array', items: inner } : object(step, inner)),
    implies(tested, claim),
  );
  expect(ofBody(field, { field: compared, equals: 'LINUX' }, 'required')).toEqual(expected);
});

test('a field is compared with itself', () => {
  expect(ofBody('ip.size', { field: 'ip.size', above: 1000 }, { multipleOf: 500 })).toEqual(
    object(
      'ip',
      implies(
        demands('size', { type: 'number', exclusiveMinimum: 1000 }),
        object('size', { type: 'number', multipleOf: 500 }),
      ),
    ),
  );
});

test('the first item of the innermost list has a schema of its own', () => {
  const first = (inner: Json) =>
    implies({ type: 'array', minItems: 1 }, { type: 'array', prefixItems: [inner] });
  expect(ofBody('nets[].mac', { first: true }, { value: 'a' })).toEqual(
    object('nets', first(object('mac', { const: 'a' }))),
  );
  expect(ofBody('a[].nets[].mac', { first: true }, 'required')).toEqual(
    object('a', { type: 'array', items: object('nets', first(demands('mac'))) }),
  );
});

test('the value of a parameter is the root of its schema, and so is the body of a response', () => {
  expect(schemaOf('request.query.limit', ALWAYS, { maximum: 9 })).toEqual({ type: 'number', maximum: 9 });
  expect(schemaOf('request.path.key', { absent: true }, { default: 9 })).toEqual({ default: 9 });
  expect(schemaOf('response.200.a', ALWAYS, { maximum: 9 })).toEqual(
    object('a', { type: 'number', maximum: 9 }),
  );
});

const WORDS = { en: 'so', zh: '如此' };

test.each<[string, When, Then]>([
  ['what a table allows', ALWAYS, 'allowed'],
  ['what a table makes optional', LINUX, 'optional'],
  ['that a field may be empty', ALWAYS, 'empty-allowed'],
  ['that a field has no meaning otherwise', LINUX, 'applies'],
  ['words of what holds', LINUX, WORDS],
  ['words of when it holds', WORDS, 'required'],
  ['that a source is a new one', { registering: true }, 'required'],
  ['that a task exists', { updating: true }, 'required'],
  ['the state of a source', { sourceState: ['syncing'] }, 'not-empty'],
  ['what is left out', { absent: true }, 'required'],
  ['a default for a value that is there', LINUX, { default: 200 }],
])('JSON Schema cannot say %s', (_, when, then) => {
  expect(ofBody('a', when, then)).toBeUndefined();
});

test('JSON Schema cannot say what a parameter owes to another', () => {
  expect(schemaOf('request.query.limit', LINUX, { maximum: 9 })).toBeUndefined();
});

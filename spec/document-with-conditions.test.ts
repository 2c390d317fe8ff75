import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { conditionSchema } from './condition-schema.js';
import { conditionsOf } from './conditions.js';
import { loadContract } from './contract.js';
import { documentWithConditions } from './document-with-conditions.js';
import { EDITIONS, type Edition } from './editions.js';
import { isJsonObject, type Json, type JsonObject, stringifyExact } from './exact-json.js';

/** As others read it: plain JSON, in which the last digits of an int64 are lost. */
const printed = (edition: Edition): JsonObject =>
  JSON.parse(stringifyExact(documentWithConditions(loadContract(edition))));

/** Every schema of a parameter or a body in a document, with the keys that lead to it. */
function* schemas(node: Json | undefined, ...keys: string[]): Generator<[string[], JsonObject]> {
  if (typeof node !== 'object' || node === null) return;
  for (const [key, inner] of Object.entries(node)) {
    if (key === 'schema' && isJsonObject(inner)) yield [[...keys, key], inner];
    else yield* schemas(inner, ...keys, key);
  }
}

/** The conditions of a schema. */
const ofSchema = ({ allOf }: JsonObject): JsonObject[] =>
  Array.isArray(allOf) ? allOf.filter(isJsonObject).filter((one) => 'x-condition' in one) : [];

/** Compiles what keys lead to, as strictly as ajv can; `complaints` are what it would only warn of. */
function compiler(document: JsonObject) {
  const complaints: unknown[] = [];
  const complain = (text: unknown) => complaints.push(text);
  const ajv = new Ajv2020({
    strict: true,
    // A list whose first item has a schema of its own stays open behind it.
    strictTuples: false,
    logger: { log: complain, warn: complain, error: complain },
  });
  addFormats.default(ajv);
  ajv.addVocabulary(['x-source', 'x-condition', 'x-required-lost', 'x-repaired', ...Object.keys(document)]);
  ajv.addSchema(document, 'contract');
  const compile = (keys: string[]) => {
    const pointer = keys.map((key) => encodeURIComponent(key.replaceAll('~', '~0').replaceAll('/', '~1')));
    return ajv.compile({ $ref: `contract#/${pointer.join('/')}` });
  };
  return { compile, complaints };
}

describe.each(EDITIONS)('%s', (edition) => {
  const document = printed(edition);
  const found = [...schemas(document.paths, 'paths')];

  test('has every condition that JSON Schema can say, above the level may, once', () => {
    const expected = conditionsOf(edition)
      .filter((condition) => condition.level !== 'may' && conditionSchema(condition))
      .map(({ id, source }) => ({ id, source }));
    const conditions = found.flatMap(([, schema]) => ofSchema(schema));
    const named = conditions.map(({ 'x-condition': id, 'x-source': source }) => ({ id, source }));
    expect(named).toHaveLength(expected.length);
    expect(named).toEqual(expect.arrayContaining(expected));
  });

  test('is the document of the contract but for them', () => {
    const without = JSON.parse(JSON.stringify(document), (_, value) => {
      if (!isJsonObject(value) || ofSchema(value).length === 0) return value;
      const { allOf, ...schema } = value;
      const [table] = (allOf as JsonObject[]).filter((one) => !('x-condition' in one));
      return table ?? schema;
    });
    expect(without).toEqual(JSON.parse(stringifyExact(loadContract(edition).document)));
  });

  test('compiles in the strict mode of ajv', () => {
    const { compile, complaints } = compiler(document);
    for (const [keys] of found) compile(keys);
    expect(found.length).toBeGreaterThan(200);
    expect(complaints).toEqual([]);
  });
});

test('the contract itself has none of them, so that tables are compared with tables', () => {
  const contract = loadContract();
  const before = stringifyExact(contract.document);
  documentWithConditions(contract);
  expect(stringifyExact(contract.document)).toBe(before);
  expect(before).not.toContain('x-condition');
});

const at = (document: JsonObject, ...keys: string[]): Json | undefined =>
  keys.reduce<Json | undefined>((node, key) => (node as JsonObject | undefined)?.[key], document);

const body = (path: string, method: string) => [
  ...['paths', path, method, 'requestBody', 'content', 'application/json', 'schema'],
];

test('a body is its table and all conditions, each with its id and its row', () => {
  const schema = at(printed('latest'), ...body('/v3/tasks/{task_id}/action', 'post')) as JsonObject;
  expect(Object.keys(schema)).toEqual(['allOf']);
  expect(schema.allOf).toEqual([
    { $ref: '#/components/schemas/UpdateTaskStatusReq' },
    expect.objectContaining({
      'x-condition': 'UpdateTaskStatus.condition.template_id.mandatory-for-clone_test',
      'x-source': { document: '004', section: '5.4.7', table: '5-178', row: 'template_id' },
      if: expect.any(Object),
    }),
  ]);
});

test('the schema of a parameter keeps its type where it was', () => {
  const parameters = at(printed('latest'), 'paths', '/v3/vm/templates', 'get', 'parameters') as JsonObject[];
  expect(parameters.find(({ name }) => name === 'limit')?.schema).toMatchObject({
    type: 'integer',
    allOf: [{ 'x-condition': 'ListTemplates.condition.limit.default', default: 50 }],
  });
});

test.each<[string, string, object, object]>([
  ['/v3/tasks/{task_id}/action', 'post', { operation: 'test' }, { operation: 'clone_test' }],
  ['/v3/sources', 'post', { id: 'a', os_type: 'WINDOWS', ...windows(true) }, { id: 'a', os_type: 'WINDOWS' }],
  [
    '/v3/tasks/{task_id}',
    'put',
    { use_ipv6: true, migration_ip: '::1' },
    { use_ipv6: true, migration_ip: '10.0.0.1' },
  ],
])('others accept and refuse what the conditions say of %s %s', (path, method, good, bad) => {
  const validate = compiler(printed('latest')).compile(body(path, method));
  expect([validate(good), validate(bad)]).toEqual([true, false]);
});

function windows(value: boolean): JsonObject {
  return { driver_files: value, system_services: value, account_rights: value, system_dir: 'C:\\Windows' };
}

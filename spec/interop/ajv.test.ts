import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { expect, test } from 'vitest';
import { loadContract } from '../contract.js';
import { documentWithConditions } from '../document-with-conditions.js';
import { EDITIONS, type Edition } from '../editions.js';
import { stringifyExact } from '../exact-json.js';

type Node = { [key: string]: Node };

/** What OpenAPI 3.1 adds to JSON Schema, and what the contract adds to OpenAPI. */
const VOCABULARY = [
  'discriminator',
  'xml',
  'externalDocs',
  'example',
  'x-condition',
  'x-source',
  'x-required-lost',
  'x-repaired',
];

const between = (least: number, most: number) => ({
  type: 'number' as const,
  validate: (value: number) => Number.isInteger(value) && least <= value && value <= most,
});

/** The document as a tool reads it that knows no `bigint`. */
const printed = (edition: Edition): Node =>
  JSON.parse(stringifyExact(documentWithConditions(loadContract(edition))));

function strictAjv(document: Node): Ajv2020 {
  // What holds for the first item of a list can be said with prefixItems alone, and makes it no tuple.
  const ajv = new Ajv2020({ strict: true, strictTuples: false, allErrors: true });
  formats.default(ajv);
  ajv.addFormat('int32', between(-(2 ** 31), 2 ** 31 - 1));
  // The next double below 2^63 is the greatest int64 that JSON.parse can give without rounding.
  ajv.addFormat('int64', between(-(2 ** 63), 2 ** 63 - 1024));
  ajv.addVocabulary(VOCABULARY);
  // The document is no schema, but the root of those in it.
  ajv.addVocabulary(Object.keys(document));
  return ajv.addSchema(document, 'contract');
}

/** The JSON pointer of every schema of a component, parameter, body and response. */
function pointersOf(document: Node): string[] {
  const found: string[] = [];
  const walk = (node: Node, pointer: string): void => {
    for (const [key, member] of Object.entries(node)) {
      if (typeof member !== 'object' || member === null) continue;
      const place = `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
      if (key === 'schema' || pointer === '/components/schemas') found.push(place);
      else walk(member, place);
    }
  };
  walk(document, '');
  return found;
}

const schemaAt = (ajv: Ajv2020, pointer: string) => {
  const validate = ajv.getSchema(`contract#${pointer.split('/').map(encodeURIComponent).join('/')}`);
  if (!validate) throw new Error(`There is no schema at ${pointer}.`);
  return validate;
};

test.each(EDITIONS)('every schema of %s compiles in strict mode', (edition) => {
  const document = printed(edition);
  const ajv = strictAjv(document);
  const pointers = pointersOf(document);
  const { operations, schemas } = loadContract(edition);
  const described = operations.flatMap(({ parameters, requestBody, responses }) => [
    ...parameters,
    ...(requestBody ? [requestBody] : []),
    ...responses.filter(({ schema, status }) => schema && status !== '4XX'),
  ]);
  const refusal = 1;
  expect(pointers).toHaveLength(Object.keys(schemas).length + described.length + refusal);
  for (const pointer of pointers) expect(() => schemaAt(ajv, pointer), pointer).not.toThrow();
});

test.each<[string, object, RegExp]>([
  ['a keyword that nobody knows', { type: 'string', maxLenght: 255 }, /unknown keyword: "maxLenght"/],
  ['a limit of another type', { type: 'object', minItems: 1 }, /missing type "array" for keyword "minItems"/],
  ['a format that nobody knows', { type: 'string', format: 'server' }, /unknown format "server"/],
  ['a mandatory field without a row', { type: 'object', required: ['id'] }, /property "id" is not defined/],
])('%s does not compile', (_, schema, refusal) => {
  const document = printed('latest');
  Object.assign(document.components?.schemas ?? {}, { Wrong: schema });
  expect(() => schemaAt(strictAjv(document), '/components/schemas/Wrong')).toThrow(refusal);
});

test.each([
  [{ name: 'server', os_type: 'LINUX', memory: 8589934592, cpu_quantity: 65535 }, []],
  [{ name: 7 }, ['/name type']],
  [{ os_type: 'SOLARIS' }, ['/os_type enum']],
  [{ cpu_quantity: 65536 }, ['/cpu_quantity maximum']],
  [{ cpu_quantity: 2147483648 }, ['/cpu_quantity format', '/cpu_quantity maximum']],
  [{ memory: 2 ** 63 }, ['/memory format']],
  [{ disks: {} }, ['/disks type']],
  [{ btrfs_list: ['/dev/vda'] }, ['/btrfs_list/0 type']],
])('what strict mode has compiled judges %j', (body, broken) => {
  const validate = schemaAt(strictAjv(printed('latest')), '/components/schemas/PostSourceServerBody');
  validate(body);
  const found = (validate.errors ?? []).map(({ instancePath, keyword }) => `${instancePath} ${keyword}`);
  expect(found.sort()).toEqual(broken);
});

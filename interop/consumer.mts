/**
 * What a program written in TypeScript does with the installed package: it is compiled against the declarations of the
 * package alone, and then runs. It throws when something is not as the declarations say.
 */

import {
  type Contract,
  describeSource,
  documentWithConditions,
  EDITIONS,
  loadContract,
  type OpenApiDocument,
  type Operation,
  parseExact,
  type Requirement,
  requirements,
  stringifyExact,
  type Violation,
  validators,
} from 'sms-conformance';

function same(received: unknown, expected: unknown): void {
  const [left, right] = [stringifyExact(received), stringifyExact(expected)];
  if (left !== right) throw new Error(`Received ${left}, expected ${right}.`);
}

const contract: Contract = loadContract('manual-38');
const operation = (id: string): Operation => {
  const found = contract.operations.find(({ operationId }) => operationId === id);
  if (!found) throw new Error(`There is no ${id}.`);
  return found;
};

const document: OpenApiDocument = contract.document;
const id: string | undefined = document.paths['/v3/sources']?.post?.operationId;
const section: string | undefined = document.paths['/v3/sources']?.post?.['x-source'].section;
same(
  [document.openapi, document.info.version, id, section],
  ['3.1.0', 'manual-38', 'RegisterServer', '5.3.2'],
);

const published: OpenApiDocument = documentWithConditions(contract);
same(Object.keys(published.paths), Object.keys(document.paths));

const memory = document.components.schemas?.PostSourceServerBody?.properties?.memory;
if (!memory || '$ref' in memory) throw new Error('The memory of a source is described in place.');
const limit: number | bigint | undefined = memory.maximum;
same(limit, 9223372036854775807n);
// @ts-expect-error the limit of an int64 is no number
const rounded: number | undefined = memory.maximum;
same(rounded, limit);

const judge = validators('manual-38').requestBody(operation('RegisterServer'));
const violations: Violation[] = judge(parseExact('{"memory": 9223372036854775808}'));
same(
  violations.map(({ path, keyword, expected, received }) => [path, keyword, expected, received]),
  [['memory', 'maximum', 9223372036854775807n, 9223372036854775808n]],
);
same(judge(parseExact('{"memory": 9223372036854775807}')), []);
same(
  violations.map(({ source }) => describeSource(source).endsWith('section 5.3.2, table 5-20, row memory')),
  [true],
);

for (const edition of EDITIONS) {
  same(loadContract(edition).operations.length, 52);
  const known: Requirement[] = requirements(edition);
  const levels: ('must' | 'should' | 'may')[] = known.map(({ level }) => level);
  same([...new Set(levels)].sort(), ['may', 'must', 'should']);
}

for (const ask of [loadContract, requirements, validators]) {
  try {
    // @ts-expect-error there is no such edition
    ask('manual-39');
  } catch (error) {
    if (error instanceof RangeError && error.message.includes(EDITIONS.join(', '))) continue;
    throw error;
  }
  throw new Error(`${ask.name} knows manual-39.`);
}

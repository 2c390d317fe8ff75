import { describe, expect, test } from 'vitest';
import { type Contract, loadContract, type Operation } from './contract.js';
import { compareContract } from './drift/compare-contract.js';
import { factsOfContract } from './drift/facts-of-contract.js';
import { findDocument } from './drift/find-document.js';
import { CLAIMED_EDITIONS, claimsToStore, documentOf, loadClaims } from './drift/load-claims.js';
import { readText } from './drift/read-document.js';
import { EDITIONS, type Edition } from './editions.js';
import { resolve } from './schema.js';

test.each(CLAIMED_EDITIONS)('%s says what its document says, row by row', (edition) => {
  expect(compareContract(loadClaims(edition), loadContract(edition), documentOf(edition))).toEqual([]);
});

test.each(['page-2025-10-22', 'page-2026-01-27'] as const)(
  'the latest edition says what the document of %s says',
  (edition) => {
    expect(compareContract(loadClaims(edition), loadContract('latest'), documentOf(edition))).toEqual([]);
  },
);

test.each(EDITIONS)('%s leaves the operations of no page as they are in the manual', (edition) => {
  const contract = loadContract(edition);
  const fromPages = contract.operations.filter(({ source }) => source.document !== '004');
  const claims = loadClaims('manual-38').filter(
    ({ operationId }) => !fromPages.some((operation) => operation.operationId === operationId),
  );
  expect(claims).toHaveLength(52 - fromPages.length);
  expect(compareContract(claims, contract, '004')).toEqual([]);
});

test('one changed limit among all tables of the manual is the one difference', () => {
  const contract = structuredClone(loadContract('manual-38'));
  const schema = contract.schemas.SpeedLimitJson?.properties?.speed;
  Object.assign(schema ?? {}, { maximum: 1000 });
  expect(compareContract(loadClaims('manual-38'), contract, '004')).toEqual([
    {
      operationId: 'UpdateSpeed',
      place: 'request.speed_limit[].speed',
      what: 'maximum',
      documented: '10000',
      contracted: '1000',
    },
  ]);
});

const folder = process.env.SMS_DOCUMENTS;

describe.skipIf(!folder)(
  'the claims (skipped unless SMS_DOCUMENTS names the folder of the documents)',
  () => {
    test.each(CLAIMED_EDITIONS)('%s has the claims that its document makes today', (edition) => {
      const document = readText(findDocument(folder ?? '', documentOf(edition)));
      expect(loadClaims(edition)).toEqual(claimsToStore(document));
    });
  },
);

/** The copy of a contract in which every `required` is a claim again. */
function withoutLostMarks(contract: Contract): Contract {
  const copy = structuredClone(contract);
  for (const schema of Object.values(copy.schemas)) Reflect.deleteProperty(schema, 'x-required-lost');
  for (const operation of copy.operations) {
    for (const parameter of operation.parameters) Reflect.deleteProperty(parameter, 'x-required-lost');
  }
  return copy;
}

function mandatoryOf(contract: Contract, operationId: string): Map<string, string | undefined> {
  const operation = contract.operations.find((one) => one.operationId === operationId) as Operation;
  const { places } = factsOfContract(operation, contract);
  return new Map([...places].map(([place, facts]) => [place, facts.mandatory]));
}

test.each<[Edition, string, number]>([
  ['page-2025-10-22', 'UpdateCopyState', 4],
  ['page-2026-01-27', 'UpdateTask', 114],
])('%s, whose "mandatory" column is lost, keeps that of the manual for %s', (edition, operationId, rows) => {
  const manual = mandatoryOf(loadContract('manual-38'), operationId);
  const page = mandatoryOf(withoutLostMarks(loadContract(edition)), operationId);
  const common = [...page.keys()].filter((place) => manual.get(place) !== undefined);
  expect(common).toHaveLength(rows);
  expect(common.map((place) => [place, page.get(place)])).toEqual(
    common.map((place) => [place, manual.get(place)]),
  );
});

test.each<[Edition, string, string[]]>([
  ['page-2025-10-22', 'UpdateCopyState', []],
  ['page-2026-01-27', 'UpdateTask', []],
  ['page-undated', 'UpdateCopyState', ['path source_id', 'header X-Auth-Token']],
])('%s makes no claim on what is mandatory for %s beyond %j', (edition, operationId, stated) => {
  const mandatory = mandatoryOf(loadContract(edition), operationId);
  expect([...mandatory].filter(([, text]) => text === 'true').map(([place]) => place)).toEqual(stated);
});

test('values that only prose lists are marked as repaired', () => {
  const { schemas } = loadContract('page-undated');
  const { copystate, migrationcycle } = schemas.UpdateCopyStateRequest?.properties ?? {};
  expect(copystate).toMatchObject({ 'x-repaired': 'prose', enum: expect.arrayContaining(['initialize']) });
  expect(migrationcycle).toMatchObject({ 'x-repaired': 'prose' });
});

test.each(EDITIONS)('%s has no schema that nothing uses', (edition) => {
  const { document, schemas } = loadContract(edition);
  const text = JSON.stringify(document, (_, value) => (typeof value === 'bigint' ? String(value) : value));
  const unused = Object.keys(schemas).filter((name) => !text.includes(`"#/components/schemas/${name}"`));
  expect(unused).toEqual([]);
});

test.each(EDITIONS)('every reference of %s exists', (edition) => {
  const { schemas } = loadContract(edition);
  const references = JSON.stringify(schemas, (_, value) => (typeof value === 'bigint' ? '' : value)).matchAll(
    /"\$ref":"([^"]+)"/g,
  );
  for (const [, $ref = ''] of references) expect(() => resolve({ $ref }, schemas)).not.toThrow();
});

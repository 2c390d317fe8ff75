import { expect, test } from 'vitest';
import { loadContract } from '../contract.js';
import type { OperationClaim } from './claims.js';
import { compareWithContract, compareWithGivenContract } from './compare-documents.js';
import { loadClaims } from './load-claims.js';
import { readText } from './read-document.js';
import { renderPage } from './testing/render-page.js';
import { WRITERS } from './testing/write-page.js';

/** A page about the list of errors, after a change of one of its rows. */
function pageWith(name = '', change: object = {}) {
  const claims = loadClaims('manual-38').filter(({ operationId }) => operationId === 'ListErrorServers');
  const [operation] = structuredClone(claims) as [OperationClaim];
  for (const row of operation.tables.flatMap(({ rows }) => rows))
    if (row.name === name) Object.assign(row, change);
  return { file: 'page.txt', claims: readText(WRITERS['page with tabs'](renderPage([operation], 'en'))) };
}

const NO_EXAMPLES = () => [];

test('a page that states what the contract states does not drift, and looks like no edition in particular', () => {
  const report = compareWithContract(pageWith(), 'manual-38', NO_EXAMPLES);
  expect(report).toMatchObject({ file: 'page.txt', drifts: [], looksLike: null, errorCodes: 0 });
  expect(report.operations).toMatchObject([{ operationId: 'ListErrorServers', request: 'GET /v3/errors' }]);
});

test('what differs is told with the requirement that it concerns and the editions that state it', () => {
  const { drifts, looksLike } = compareWithContract(
    pageWith('limit', { maximum: '101' }),
    'manual-38',
    NO_EXAMPLES,
  );
  expect(drifts).toMatchObject([
    {
      place: 'query limit',
      rule: 'maximum-raised',
      requirements: ['ListErrorServers.request.query.limit.maximum'],
      editions: [],
    },
  ]);
  expect(looksLike).toBeNull();
});

test('a page of an edition that is compared with a changed contract looks like that edition', () => {
  const contract = structuredClone(loadContract('manual-38'));
  const list = contract.operations.find(({ operationId }) => operationId === 'ListErrorServers');
  const limit = list?.parameters.find(({ name }) => name === 'limit');
  Object.assign(limit?.schema ?? {}, { maximum: 99 });
  const { drifts, looksLike } = compareWithGivenContract(pageWith(), contract, NO_EXAMPLES);
  expect(drifts.map(({ rule, editions }) => [rule, editions.includes('manual-38')])).toEqual([
    ['maximum-raised', true],
  ]);
  expect(looksLike).toBe('manual-38');
});

import { expect, test } from 'vitest';
import { contractOf, loadContract } from '../../contract.js';
import { EDITIONS } from '../../editions.js';
import { applyOverlay } from '../../overlay.js';
import type { DocumentClaims, OperationClaim } from '../claims.js';
import { compareSides, NO_EXPLANATIONS } from '../compare/compare-sides.js';
import { contractSide } from '../compare/contract-side.js';
import { documentSide } from '../compare/document-side.js';
import { CLAIMED_EDITIONS, loadClaims } from '../load-claims.js';
import { overlayOfDocuments } from './overlay-of-documents.js';

const document = (operations: OperationClaim[]): DocumentClaims => ({
  layout: 'manual',
  language: 'zh',
  unit: 'line',
  contents: [],
  operations,
  errors: [],
  notes: [],
});

/** The differences before and after the Overlay of a document is applied, as places with rules. */
function beforeAndAfter(claims: DocumentClaims, edition: (typeof EDITIONS)[number]) {
  const contract = loadContract(edition);
  const changed = contractOf(
    applyOverlay(
      { ...contract.document },
      overlayOfDocuments([{ file: 'page.html', claims }], edition, () => []),
    ),
    edition,
  );
  return [contract, changed].map((one) =>
    compareSides(
      documentSide(claims, 'page.html'),
      contractSide(one, 'zh', () => []),
      NO_EXPLANATIONS,
    ).map(({ place, rule }) => `${place} ${rule}`),
  );
}

test.each(EDITIONS.flatMap((edition) => CLAIMED_EDITIONS.map((claimed) => [edition, claimed] as const)))(
  'the Overlay on %s for the document of %s leaves no difference',
  (edition, claimed) => {
    const [, after] = beforeAndAfter(document(loadClaims(claimed)), edition);
    expect(after).toEqual([]);
  },
);

/** The claims on an operation after a change. */
function changed(operationId: string, change: (operation: OperationClaim) => unknown): DocumentClaims {
  const found = loadClaims('manual-38').find((one) => one.operationId === operationId) as OperationClaim;
  const operation = structuredClone(found);
  change(operation);
  return document([operation]);
}

const row = (operation: OperationClaim, name: string) =>
  operation.tables.flatMap(({ rows }) => rows).find((one) => one.name === name) as object;

test.each<[string, (operation: OperationClaim) => unknown]>([
  ['a limit', (one) => Object.assign(row(one, 'limit'), { maximum: '101', default: '7' })],
  ['a type', (one) => Object.assign(row(one, 'count'), { type: 'Long' })],
  [
    'a new parameter',
    (one) => one.tables[0]?.rows.push({ name: 'hue', type: 'String', mandatory: true, line: 1 }),
  ],
  ['a status', (one) => one.statuses.push('404')],
  ['another path', (one) => Object.assign(one, { path: '/v3/mistakes' })],
  ['another name', (one) => Object.assign(one, { operationId: 'ListMistakes' })],
  ['a new operation', (one) => Object.assign(one, { path: '/v3/mistakes', operationId: 'ListMistakes' })],
  ['a list of values', (one) => Object.assign(row(one, 'host_name'), { enum: ['a', 'b'] })],
  ['a case in words', (one) => Object.assign(row(one, 'limit'), { mandatoryIn: ['LINUX', 'creating'] })],
  [
    'a new field with a case in words',
    (one) => one.tables[0]?.rows.push({ name: 'hue', type: 'String', mandatoryIn: ['WINDOWS'], line: 1 }),
  ],
  ['other words', (one) => Object.assign(row(one, 'limit'), { prose: '0123456789abcdef' })],
  ['a lost field', (one) => one.tables.find(({ object }) => object === 'MigrationErrors')?.rows.pop()],
])('after the Overlay for %s, the contract says what the document says', (_, change) => {
  const [before, after] = beforeAndAfter(changed('ListErrorServers', change), 'latest');
  expect(before?.length).toBeGreaterThan(0);
  expect(after).toEqual([]);
});

test('a schema that operations share stays as it is for the others', () => {
  const claims = changed('ShowTask', (one) => Object.assign(row(one, 'error_msg'), { maxLength: 7 }));
  const contract = loadContract('latest');
  const overlay = overlayOfDocuments([{ file: 'page.html', claims }], 'latest', () => []);
  const after = contractOf(applyOverlay({ ...contract.document }, overlay), 'latest');
  const others = document(loadClaims('manual-38').filter(({ operationId }) => operationId === 'ListTasks'));
  const drifts = compareSides(
    documentSide(others, 'page.html'),
    contractSide(after, 'zh', () => []),
    NO_EXPLANATIONS,
  );
  expect(overlay.actions.length).toBeGreaterThan(0);
  expect(drifts).toEqual([]);
});

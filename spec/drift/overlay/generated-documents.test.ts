import fc from 'fast-check';
import { expect, test } from 'vitest';
import { contractOf, loadContract } from '../../contract.js';
import { EDITIONS, type Edition } from '../../editions.js';
import type { Json } from '../../exact-json.js';
import { applyOverlay } from '../../overlay.js';
import type { DocumentClaims, OperationClaim } from '../claims.js';
import { compareSides, NO_EXPLANATIONS } from '../compare/compare-sides.js';
import { contractSide } from '../compare/contract-side.js';
import { documentSide } from '../compare/document-side.js';
import type { SideExample } from '../compare/side.js';
import { operations } from '../testing/generated-claims.js';
import { overlayOfDocuments } from './overlay-of-documents.js';

/** Requests of the contract under which a generated operation may stand; the first leaves it where it is. */
const REQUESTS = loadContract('latest').operations.map(({ method, path, operationId }) => ({
  method,
  path,
  operationId,
}));

const SHOWN: SideExample[] = [
  { part: 'request', body: { shade: 'LIGHT' }, at: { document: '004' } },
  { part: 'response', status: '200', body: {}, at: { document: '004' } },
  { part: 'response', status: '403', body: {}, at: { document: '004' } },
];

/** Of the operations that the contract has. */
const examples = (name: string) => (REQUESTS.some(({ operationId }) => operationId === name) ? SHOWN : []);

/** An operation that is new, or in the place of one that the contract has, with or without its name. */
const placed = (generated: OperationClaim, taken: (typeof REQUESTS)[number] | null, isNamed: boolean) => ({
  ...generated,
  ...(taken && { ...taken, operationId: isNamed ? taken.operationId : '' }),
});

const bodies = fc.array(
  fc.record({
    part: fc.constantFrom('request', 'response'),
    status: fc.constantFrom('200', '403'),
    body: fc.dictionary(
      fc.constantFrom('shade', 'weight'),
      fc.oneof(fc.string(), fc.integer(), fc.constant(null)),
    ),
    line: fc.nat(),
  }),
  { maxLength: 3 },
);

const errors = fc.uniqueArray(
  fc.record({
    code: fc.constantFrom('SMS.0001', 'SMS.9004', 'SMS.6542', 'SMS.7777'),
    status: fc.constantFrom('400', '403'),
    wording: fc.constant(''),
    line: fc.nat(),
  }),
  { maxLength: 3, selector: ({ code }) => code },
);

const documents = fc
  .tuple(
    operations(),
    fc.option(fc.constantFrom(...REQUESTS)),
    fc.boolean(),
    bodies,
    errors,
    fc.constantFrom<'zh' | 'en'>('zh', 'en'),
  )
  .map(([[first, ...more], taken, isNamed, shown, coded, language]): DocumentClaims => {
    const own = placed(first as OperationClaim, taken, isNamed);
    // Documents show answers with the statuses that they list.
    const listed = shown.filter(({ part, status }) => part === 'request' || own.statuses.includes(status));
    Object.assign(own, { examples: listed });
    return {
      layout: 'HTML',
      language,
      unit: 'line',
      contents: [],
      operations: [own, ...more.filter(({ path }) => path !== own.path)],
      errors: coded,
      notes: [],
    };
  });

const differences = (claims: DocumentClaims, edition: Edition, document: Record<string, Json>) =>
  compareSides(
    documentSide(claims, 'page.html'),
    contractSide(contractOf(document, edition), claims.language, examples),
    NO_EXPLANATIONS,
  ).map(({ place, rule, message }) => `${place} ${rule} ${message}`);

test('whatever a document states, its Overlay leaves no difference', () => {
  fc.assert(
    fc.property(documents, fc.constantFrom(...EDITIONS), (claims, edition) => {
      const overlay = overlayOfDocuments([{ file: 'page.html', claims }], edition, examples);
      const { document } = loadContract(edition);
      const plain = { ...document } as unknown as Record<string, Json>;
      const after = applyOverlay(plain, overlay) as Record<string, Json>;
      expect(differences(claims, edition, plain)).not.toEqual([]);
      expect(differences(claims, edition, after)).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OperationClaim } from '../claims.js';
import { CLAIMED_EDITIONS, loadClaims } from '../load-claims.js';
import { readDocument } from '../read-document.js';
import { type GeneratedOperation, operations } from '../testing/generated-claims.js';
import { renderPage } from '../testing/render-page.js';
import { WRITERS } from '../testing/write-page.js';

type Layout = keyof typeof WRITERS;

const LAYOUTS = Object.keys(WRITERS) as Layout[];

/** Claims without what depends on the layout: lines, words and, for pages without captions, numbers. */
const facts = (claims: readonly OperationClaim[]) =>
  claims.map(({ line: _, section: __, examples: ___, tables, ...operation }) => ({
    ...operation,
    tables: tables.map(({ line: _, rows, mandatoryLost: __, ...table }) => ({
      ...table,
      rows: rows.map(({ line: _, prose: __, wording: ___, ...row }) => row),
    })),
  }));

const readBack = (layout: Layout, language: 'zh' | 'en', claims: readonly OperationClaim[]) =>
  readDocument(WRITERS[layout](renderPage(claims, language)));

test.each(LAYOUTS)('generated claims written as a %s are read back', async (layout) => {
  await fc.assert(
    fc.asyncProperty(
      operations(),
      fc.constantFrom('zh', 'en'),
      async (generated: GeneratedOperation[], language) => {
        const document = await readBack(layout, language, generated);
        expect(document).toMatchObject({ layout, language, date: '2027-03-04' });
        expect(facts(document.operations)).toEqual(facts(generated));
      },
    ),
    { numRuns: 60 },
  );
});

test.each(LAYOUTS)(
  'blanks that may not be broken and marks without width change nothing in a %s',
  async (layout) => {
    const [claim] = loadClaims('page-2026-01-27');
    const page = WRITERS[layout](renderPage(claim ? [claim] : [], 'en'));
    const copied = page.replace(/ (?=[A-Za-z])/g, '\u00a0').replace(/(?=objects|length)/g, '\u200b');
    expect(copied).not.toBe(page);
    expect(facts((await readDocument(copied)).operations)).toEqual(
      facts((await readDocument(page)).operations),
    );
  },
);

const CAPTIONED = CLAIMED_EDITIONS.filter((edition) => edition !== 'page-undated');

test.each(LAYOUTS.flatMap((layout) => CAPTIONED.map((edition) => [edition, layout] as const)))(
  'the claims of %s written as a %s are read back, operation by operation',
  async (edition, layout) => {
    for (const claim of loadClaims(edition)) {
      expect(facts((await readBack(layout, 'en', [claim])).operations)).toEqual(facts([claim]));
    }
  },
);

import { expect, test } from 'vitest';
import type { OperationClaim } from '../claims.js';
import { compareWithDocument } from '../compare-documents.js';
import { readDocument } from '../read-document.js';
import { COLOURS, rowOf } from '../testing/colours.js';
import { renderPage } from '../testing/render-page.js';
import { WRITERS } from '../testing/write-page.js';

const { examples: _, ...page } = COLOURS;

async function fingerprintsOf(
  layout: keyof typeof WRITERS,
  language: 'zh' | 'en',
  blanks: string,
): Promise<string[]> {
  const changed: OperationClaim = structuredClone(page);
  Object.assign(rowOf(changed, '1', 'colour_id'), { maxLength: 35 });
  Object.assign(rowOf(changed, '2', 'shade'), { enum: ['DARK', 'light', 'DIM'] });
  const read = (claims: OperationClaim) =>
    readDocument(blanks + WRITERS[layout](renderPage([claims], language)));
  const report = compareWithDocument(
    { file: `${layout}.now`, claims: await read(changed) },
    { file: `${layout}.then`, claims: await read(page) },
  );
  return report.drifts.map(({ fingerprint }) => fingerprint).sort();
}

const expected = await fingerprintsOf('HTML', 'en', '');

test.each(
  (Object.keys(WRITERS) as (keyof typeof WRITERS)[]).flatMap((layout) =>
    (['zh', 'en'] as const).map((language) => [layout, language] as const),
  ),
)('a difference in %s, %s, has the fingerprint that it has in English HTML', async (layout, language) => {
  expect(expected).toHaveLength(3);
  expect(await fingerprintsOf(layout, language, '\n\n\n')).toEqual(expected);
});

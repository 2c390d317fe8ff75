import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { OperationClaim } from '../claims.js';
import { loadClaims } from '../load-claims.js';
import { readDocumentFile } from '../read-file.js';
import { operations } from '../testing/generated-claims.js';
import { renderPage } from '../testing/render-page.js';
import { setPage } from '../testing/set-page.js';
import { writePdf } from '../testing/write-pdf.js';

const folder = mkdtempSync(join(tmpdir(), 'drift-pdf-'));

function readPdf(bytes: Uint8Array) {
  const file = join(folder, 'page.pdf');
  writeFileSync(file, bytes);
  return readDocumentFile(file);
}

const facts = (claims: readonly OperationClaim[]) =>
  claims.map(({ method, path, statuses, tables }) => ({
    method,
    path,
    statuses,
    tables: tables.map(({ line: _, rows, mandatoryLost: __, ...table }) => ({
      ...table,
      rows: rows.map(({ line: _, prose: __, wording: ___, ...row }) => row),
    })),
  }));

const printed = (claims: readonly OperationClaim[]) => readPdf(writePdf(setPage(renderPage(claims, 'en'))));

test('generated claims set on pages are read back by position', async () => {
  await fc.assert(
    fc.asyncProperty(operations(), async (generated) => {
      const document = await printed(generated);
      expect(document).toMatchObject({ layout: 'PDF', unit: 'page', date: '2027-03-04' });
      expect(facts(document.operations)).toEqual(facts(generated));
    }),
    { numRuns: 8 },
  );
});

test('the longest line of a document need not end in the middle of a word', async () => {
  const rows = [
    { name: 'e26t6bc79_693', type: 'String', mandatory: true, minLength: 1, maxLength: 36, line: 1 },
  ];
  const tables = [{ kind: 'path', rows, line: 1, table: '1' }] as const;
  const claims = [
    {
      operationId: 'PaintWall',
      method: 'PUT',
      path: '/v9/walls/{e26t6bc79_693}',
      tables,
      statuses: [],
      line: 1,
    },
  ] as unknown as OperationClaim[];
  expect(facts((await printed(claims)).operations)).toEqual(facts(claims));
});

test.each(['UpdateTask', 'ListServers', 'UpdateCopyState', 'CreateTemplate'])(
  'the tables of %s are read back over page breaks and wrapped names',
  async (operationId) => {
    const claims = loadClaims('manual-38').filter((one) => one.operationId === operationId);
    const document = await printed(claims);
    expect(facts(document.operations)).toEqual(facts(claims));
    expect(
      Math.max(...document.operations.flatMap(({ tables }) => tables.map(({ line }) => line))),
    ).toBeGreaterThan(1);
  },
);

test.each([
  [
    'a file that only begins like a PDF',
    new TextEncoder().encode('%PDF-1.4\nnothing'),
    /a PDF that cannot be read/,
  ],
  ['a PDF without text', writePdf([[]]), /a PDF without text/],
  [
    'a PDF about something else',
    writePdf([[{ x: 40, y: 700, text: 'A colour.' }]]),
    /describes no operation/,
  ],
])('%s is refused', async (_, bytes, message) => {
  await expect(readPdf(bytes)).rejects.toThrow(message);
});

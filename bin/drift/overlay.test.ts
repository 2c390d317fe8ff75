import { describe, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { loadContract } from '../../spec/contract.js';
import { documentWithConditions } from '../../spec/document-with-conditions.js';
import type { NamedDocument } from '../../spec/drift/compare-documents.js';
import { compareWithOpenapi } from '../../spec/drift/compare-openapi.js';
import { findDocument } from '../../spec/drift/find-document.js';
import { overlayOfDocuments } from '../../spec/drift/overlay/overlay-of-documents.js';
import { readText } from '../../spec/drift/read-document.js';
import { EDITIONS, type Edition } from '../../spec/editions.js';
import { applyOverlay, type Overlay } from '../../spec/overlay.js';
import { documentedExamples } from './documented-examples.js';

const folder = process.env.SMS_DOCUMENTS;

const DOCUMENTS = ['000', '001', '002', '003', '004'];

const read = (document: string): NamedDocument => ({
  file: `${document}.txt`,
  claims: readText(findDocument(folder ?? '', document)),
});

/** What still differs from the printed contract after an Overlay, as somebody finds it who applied it elsewhere. */
function differencesAfter(overlay: Overlay | undefined, document: NamedDocument, edition: Edition): string[] {
  const printed = documentWithConditions(loadContract(edition)) as unknown as Record<string, unknown>;
  const text = stringify(overlay ? applyOverlay(printed, overlay) : printed, {
    aliasDuplicateObjects: false,
    compat: 'yaml-1.1',
  });
  const { drifts } = compareWithOpenapi(document, { file: 'contract.yaml', text }, documentedExamples);
  return drifts.map(({ message }) => message);
}

describe.skipIf(!folder)('the documents (skipped unless SMS_DOCUMENTS names their folder)', () => {
  test.each(DOCUMENTS.flatMap((document) => EDITIONS.map((edition) => [document, edition] as const)))(
    'the Overlay of %s on the printed contract of %s leaves no difference of any kind',
    (name, edition) => {
      const document = read(name);
      const overlay = overlayOfDocuments([document], edition, documentedExamples(edition));
      expect(overlay.actions.length).toBeGreaterThan(0);
      expect(differencesAfter(overlay, document, edition)).toEqual([]);
    },
  );

  test('without the Overlay there are differences: in facts, cases, words and examples', () => {
    const { drifts } = compareWithOpenapi(
      read('003'),
      { file: 'contract.yaml', text: stringify(documentWithConditions(loadContract('manual-38'))) },
      documentedExamples,
    );
    const kinds = new Set(drifts.map(({ what }) => what));
    expect([...kinds]).toEqual(expect.arrayContaining(['maxLength', 'presence', 'words', 'example']));
  });
});

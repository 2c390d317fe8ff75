import { basename } from 'node:path';
import { contractOf, loadContract } from '../../contract.js';
import type { Edition } from '../../editions.js';
import { applyOverlay, type Overlay, type OverlayAction } from '../../overlay.js';
import { contractSide } from '../compare/contract-side.js';
import { documentSide } from '../compare/document-side.js';
import type { ExamplesOf, NamedDocument } from '../compare-documents.js';
import { overlayOf } from './overlay-of.js';

/** An Overlay has at least one action. */
const NOTHING: OverlayAction = { target: '$.info', description: 'Nothing differs.', update: {} };

/** One Overlay for several documents: each speaks about the contract as the documents before it leave it. */
export function overlayOfDocuments(
  documents: readonly NamedDocument[],
  edition: Edition,
  examples: ExamplesOf,
): Overlay {
  let contract = loadContract(edition);
  const overlays = documents.map(({ file, claims }) => {
    const against = contractSide(contract, claims.language, examples);
    const overlay = overlayOf(documentSide(claims, file), against, contract, {
      version: claims.date ?? 'undated',
      language: claims.language,
    });
    contract = contractOf(applyOverlay({ ...contract.document }, overlay), edition);
    return overlay;
  });
  const actions = overlays.flatMap((overlay) => overlay.actions);
  const names = documents.map(({ file }) => basename(file)).join(', ');
  return {
    overlay: '1.0.0',
    info: {
      title: `contract ${edition} as ${names} states it`,
      version: overlays.map(({ info }) => info.version).join(', '),
    },
    actions: actions.length > 0 ? actions : [NOTHING],
  };
}

import { basename } from 'node:path';
import { contractOf, loadContract } from '../../contract.js';
import type { Edition } from '../../editions.js';
import { applyOverlay, type Overlay } from '../../overlay.js';
import { contractSide } from '../compare/contract-side.js';
import { documentSide } from '../compare/document-side.js';
import type { NamedDocument } from '../compare-documents.js';
import { overlayOf } from './overlay-of.js';

/** One Overlay for several documents: each speaks about the contract as the documents before it leave it. */
export function overlayOfDocuments(documents: readonly NamedDocument[], edition: Edition): Overlay {
  let contract = loadContract(edition);
  const overlays = documents.map(({ file, claims }) => {
    const against = contractSide(contract, claims.language, () => []);
    const overlay = overlayOf(documentSide(claims, file), against, contract, claims.date ?? 'undated');
    contract = contractOf(applyOverlay({ ...contract.document }, overlay), edition);
    return overlay;
  });
  const names = documents.map(({ file }) => basename(file)).join(', ');
  return {
    overlay: '1.0.0',
    info: {
      title: `contract ${edition} as ${names} states it`,
      version: overlays.map(({ info }) => info.version).join(', '),
    },
    actions: overlays.flatMap(({ actions }) => actions),
  };
}

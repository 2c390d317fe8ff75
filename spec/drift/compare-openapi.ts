import type { Edition } from '../editions.js';
import { compareSides, NO_EXPLANATIONS } from './compare/compare-sides.js';
import { documentSide } from './compare/document-side.js';
import {
  compareWithGivenContract,
  type ExamplesOf,
  type NamedDocument,
  reportOf,
} from './compare-documents.js';
import type { DocumentReport } from './report/drift-report.js';
import { readOpenapi } from './sources/openapi-document.js';
import { openapiSide } from './sources/openapi-side.js';
import { printedContract } from './sources/printed-contract.js';

/** Compares a document with an OpenAPI document: a printed contract, perhaps changed by Overlays, or one of somebody else. */
export function compareWithOpenapi(
  document: NamedDocument,
  against: { file: string; text: string },
  examplesOf: (edition: Edition) => ExamplesOf,
): DocumentReport {
  const contract = printedContract(readOpenapi(against.text));
  if (contract) return compareWithGivenContract(document, contract, examplesOf(contract.edition));
  const { claims, file } = document;
  const drifts = compareSides(
    documentSide(claims, file),
    openapiSide(against.text, against.file),
    NO_EXPLANATIONS,
  );
  return reportOf(document, drifts, null);
}

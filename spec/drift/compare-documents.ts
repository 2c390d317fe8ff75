import { type Contract, loadContract } from '../contract.js';
import type { Edition } from '../editions.js';
import { RULES } from '../rules.js';
import type { DocumentClaims } from './claims.js';
import { compareSides, type Explanations, NO_EXPLANATIONS } from './compare/compare-sides.js';
import { concernedRequirements } from './compare/concerned-requirements.js';
import { contractSide } from './compare/contract-side.js';
import { documentSide } from './compare/document-side.js';
import type { Drift } from './compare/drift.js';
import { editionsThatState } from './compare/known-editions.js';
import type { SideExample } from './compare/side.js';
import { CLAIMED_EDITIONS } from './load-claims.js';
import type { DocumentReport } from './report/drift-report.js';

/** A document that was read, with the name that its user gave it. */
export interface NamedDocument {
  file: string;
  claims: DocumentClaims;
}

/** The documented examples of an operation in an edition, from where they are stored. */
export type ExamplesOf = (operationId: string) => SideExample[];

/** Compares a document with the contract of an edition. */
export function compareWithContract(
  { file, claims }: NamedDocument,
  edition: Edition,
  examples: ExamplesOf,
): DocumentReport {
  return compareWithGivenContract({ file, claims }, loadContract(edition), examples);
}

/** Compares a document with a contract, which Overlays may have changed. */
export function compareWithGivenContract(
  { file, claims }: NamedDocument,
  contract: Contract,
  examples: ExamplesOf,
): DocumentReport {
  const drifts = compareSides(
    documentSide(claims, file),
    contractSide(contract, claims.language, examples),
    explanationsOf(contract),
  );
  return reportOf({ file, claims }, drifts, editionOf(drifts, claims.date));
}

/** Compares a document with an earlier one. */
export function compareWithDocument(document: NamedDocument, against: NamedDocument): DocumentReport {
  const drifts = compareSides(
    documentSide(document.claims, document.file),
    documentSide(against.claims, against.file),
    NO_EXPLANATIONS,
  );
  return reportOf(document, drifts, null);
}

function explanationsOf(contract: Contract): Explanations {
  return {
    requirements: (operationId, place, what) => concernedRequirements(contract, operationId, place, what),
    editions: editionsThatState,
    requirementsOfCode: (code) => RULES.filter(({ codes }) => codes?.includes(code)).map(({ id }) => id),
  };
}

/** The edition that states all that differs, where there is one; of several the one with the date of the document. */
function editionOf(drifts: readonly Drift[], date = ''): string | null {
  const facts = drifts.filter(
    ({ direction, rule }) => direction !== 'editorial' && rule !== 'condition-changed',
  );
  const common = CLAIMED_EDITIONS.filter((edition) =>
    facts.every(({ editions }) => editions.includes(edition)),
  );
  if (facts.length === 0) return null;
  return common.find((edition) => date !== '' && edition.includes(date)) ?? common[0] ?? null;
}

/** The report on a document, of which the differences are known. */
export function reportOf(
  { file, claims }: NamedDocument,
  drifts: Drift[],
  looksLike: string | null,
): DocumentReport {
  const { layout, language, date, issue, unit, operations, errors, notes } = claims;
  return {
    file,
    layout,
    language,
    date: date ?? null,
    issue: issue ?? null,
    unit,
    operations: operations.map(({ operationId, method, path, line }) => ({
      operationId,
      request: `${method} ${path}`,
      line,
    })),
    errorCodes: errors.length,
    notes,
    looksLike,
    drifts,
  };
}

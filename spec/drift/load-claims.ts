import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { documentsOf, type Edition } from '../editions.js';
import { packageRoot } from '../package-root.js';
import type { DocumentClaims, OperationClaim } from './claims.js';

/** The editions that one document makes; `latest` is made of several. */
export type ClaimedEdition = Exclude<Edition, 'latest'>;

export const CLAIMED_EDITIONS = [
  'manual-38',
  'page-2025-06-19-intl',
  'page-undated',
  'page-2025-10-22',
  'page-2026-01-27',
] as const satisfies ClaimedEdition[];

/** The short name of the document that an edition is read from, `000` to `004`. */
export const documentOf = (edition: ClaimedEdition): string => documentsOf(edition).at(-1) ?? '';

/** The file with what was read from the document of an edition. */
export const claimsFile = (edition: ClaimedEdition): string =>
  join(packageRoot, 'spec/editions', `claims-${edition}.json`);

/** What the document of an edition states in its tables, as it was read when the data was last written. */
export const loadClaims = (edition: ClaimedEdition): OperationClaim[] =>
  JSON.parse(readFileSync(claimsFile(edition), 'utf8')) as OperationClaim[];

/** The operations of a document as they are stored: facts alone, no prose and no examples. */
export const claimsToStore = ({ operations }: DocumentClaims): OperationClaim[] =>
  operations.map(({ examples: _, ...operation }) => ({
    ...operation,
    tables: operation.tables.map(({ mandatoryLost: _, ...table }) => ({
      ...table,
      rows: table.rows.map(({ wording: _, prose: __, ...row }) => row),
    })),
  }));

import type { DocumentClaims, ReadingNote } from '../claims.js';
import { DRIFT_LEVELS, type DriftLevel } from '../compare/difference-rule.js';
import type { Drift } from '../compare/drift.js';

/** What was read of one document, and how it differs. */
export interface DocumentReport {
  /** The file as it was named. */
  file: string;
  layout: DocumentClaims['layout'];
  language: 'zh' | 'en';
  /** `null` where the document gives none. */
  date: string | null;
  issue: string | null;
  unit: 'line' | 'page';
  /** The operations that it describes: `UpdateTask PUT /v3/tasks/{task_id}`. */
  operations: { operationId: string; request: string; line: number }[];
  errorCodes: number;
  /** What had to be repaired, what is lost, and what could not be read. */
  notes: ReadingNote[];
  /** The edition of the contract that states what the document states, where that is another than the one compared. */
  looksLike: string | null;
  drifts: Drift[];
}

/** The result of a comparison; every format is written from this record alone. */
export interface DriftReport {
  schemaVersion: '1.0';
  tool: { name: string; version: string };
  /** What the documents are compared with: `contract latest`, or a file. */
  against: string;
  summary: Record<DriftLevel, number>;
  documents: DocumentReport[];
}

/** How many differences there are of each level. */
export const summaryOf = (documents: readonly DocumentReport[]): DriftReport['summary'] =>
  Object.fromEntries(
    DRIFT_LEVELS.map((level) => [
      level,
      documents.flatMap(({ drifts }) => drifts).filter((drift) => drift.level === level).length,
    ]),
  ) as DriftReport['summary'];

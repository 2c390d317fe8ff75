import { DRIFT_LEVELS } from '../../spec/drift/compare/difference-rule.js';
import type { DriftReport } from '../../spec/drift/report/drift-report.js';
import type { FailOn } from '../../spec/drift/report/formats.js';
import { EXIT } from '../exit-code.js';

/** 1 for drift of the level that counts, 4 when none was found but not everything could be read, else 0. */
export function exitCodeOfDrift({ summary, documents }: DriftReport, failOn: FailOn): number {
  if (failOn === 'never') return EXIT.conformant;
  const counted = DRIFT_LEVELS.slice(0, DRIFT_LEVELS.indexOf(failOn) + 1);
  if (counted.some((level) => summary[level] > 0)) return EXIT['non-conformant'];
  const unread = documents.some(({ notes }) => notes.some(({ kind }) => kind === 'unreadable'));
  return unread ? EXIT.inconclusive : EXIT.conformant;
}

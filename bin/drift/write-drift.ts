import { printable } from '../../reporters/printable.js';
import type { DriftReport } from '../../spec/drift/report/drift-report.js';
import type { DriftFormat } from '../../spec/drift/report/formats.js';
import { driftMarkdown } from '../../spec/drift/report/markdown.js';
import { driftSarif } from '../../spec/drift/report/sarif.js';
import { driftText } from '../../spec/drift/report/text.js';
import { stringifyExact } from '../../spec/exact-json.js';
import { driftJunit } from './junit.js';

/** Each format of a comparison, as it is printed. */
export const DRIFT_WRITERS: Record<DriftFormat, (report: DriftReport) => string> = {
  text: (report) => driftText(report, printable),
  markdown: driftMarkdown,
  json: (report) => `${stringifyExact(report, 2)}\n`,
  sarif: (report) => `${stringifyExact(driftSarif(report), 2)}\n`,
  junit: (report) => `${driftJunit(report)}\n`,
};

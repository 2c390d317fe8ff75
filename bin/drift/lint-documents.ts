import { printable } from '../../reporters/printable.js';
import type { NamedDocument } from '../../spec/drift/compare-documents.js';
import { lint } from '../../spec/drift/lint/lint.js';
import {
  LINT_LEVELS,
  type LintReport,
  lintMarkdown,
  lintSarif,
  lintText,
} from '../../spec/drift/lint/lint-report.js';
import type { DriftFormat, FailOn } from '../../spec/drift/report/formats.js';
import { stringifyExact } from '../../spec/exact-json.js';
import { EXIT } from '../exit-code.js';
import type { Output } from '../io.js';
import { version } from '../version.js';
import { lintJunit } from './lint-junit.js';

const WRITERS: Record<DriftFormat, (report: LintReport) => string> = {
  text: (report) => `${lintText(report).split('\n').map(printable).join('\n')}`,
  markdown: lintMarkdown,
  json: (report) => `${stringifyExact(report, 2)}\n`,
  sarif: (report) => `${stringifyExact(lintSarif(report), 2)}\n`,
  junit: (report) => `${lintJunit(report)}\n`,
};

/** Prints where documents contradict themselves; returns the exit code. */
export function lintDocuments(
  documents: readonly NamedDocument[],
  { format, 'fail-on': failOn }: { format: DriftFormat; 'fail-on': FailOn },
  stdout: Output,
): number {
  const report: LintReport = {
    schemaVersion: '1.0',
    tool: { name: 'sms-conformance', version: version() },
    documents: documents.map((document) => ({ file: document.file, findings: lint(document) })),
  };
  stdout.write(WRITERS[format](report));
  const counted = failOn === 'never' ? [] : LINT_LEVELS.slice(0, LINT_LEVELS.indexOf(failOn) + 1);
  const isFound = report.documents.some(({ findings }) =>
    findings.some(({ level }) => counted.includes(level)),
  );
  return isFound ? EXIT['non-conformant'] : EXIT.conformant;
}

import { printable } from '../../reporters/printable.js';
import type { NamedDocument } from '../../spec/drift/compare-documents.js';
import { lint } from '../../spec/drift/lint/lint.js';
import { type LintReport, lintSarif, lintText } from '../../spec/drift/lint/lint-report.js';
import type { DriftFormat, FailOn } from '../../spec/drift/report/formats.js';
import { stringifyExact } from '../../spec/exact-json.js';
import { EXIT } from '../exit-code.js';
import type { Output } from '../io.js';
import { UsageError } from '../usage-error.js';
import { version } from '../version.js';

const WRITERS: Partial<Record<DriftFormat, (report: LintReport) => string>> = {
  text: (report) => `${lintText(report).split('\n').map(printable).join('\n')}`,
  json: (report) => `${stringifyExact(report, 2)}\n`,
  sarif: (report) => `${stringifyExact(lintSarif(report), 2)}\n`,
};

const LEVELS = ['error', 'warning', 'note'];

/** Prints where documents contradict themselves; returns the exit code. */
export function lintDocuments(
  documents: readonly NamedDocument[],
  { format, 'fail-on': failOn }: { format: DriftFormat; 'fail-on': FailOn },
  stdout: Output,
): number {
  const write = WRITERS[format];
  if (!write)
    throw new UsageError(`--lint with --format ${format}: expected ${Object.keys(WRITERS).join(', ')}`);
  const report: LintReport = {
    schemaVersion: '1.0',
    tool: { name: 'sms-conformance', version: version() },
    documents: documents.map((document) => ({ file: document.file, findings: lint(document) })),
  };
  stdout.write(write(report));
  const counted = failOn === 'never' ? [] : LEVELS.slice(0, LEVELS.indexOf(failOn) + 1);
  const isFound = report.documents.some(({ findings }) =>
    findings.some(({ level }) => counted.includes(level)),
  );
  return isFound ? EXIT['non-conformant'] : EXIT.conformant;
}

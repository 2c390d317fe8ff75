import {
  compareWithContract,
  compareWithDocument,
  type NamedDocument,
} from '../../spec/drift/compare-documents.js';
import { readDocumentFile } from '../../spec/drift/read-file.js';
import { type DriftReport, summaryOf } from '../../spec/drift/report/drift-report.js';
import { UnreadableDocument } from '../../spec/drift/unreadable-document.js';
import type { Command } from '../command.js';
import { documentedExamples } from '../drift/documented-examples.js';
import { exitCodeOfDrift } from '../drift/exit-code-of-drift.js';
import { DRIFT_WRITERS } from '../drift/write-drift.js';
import { UsageError } from '../usage-error.js';
import { version } from '../version.js';

/** Tells what changed between documents and the contract, or an earlier document. */
export const drift: Command<'drift'> = async (values, io, files) => {
  const { edition, against, overlay, format } = values;
  const hasSources = [values.openapi, values.transcript, values.report].some((list) => list.length > 0);
  if (files.length === 0 && !hasSources) {
    throw new UsageError('drift has no document: expected drift DOCUMENT...');
  }
  if (overlay && against !== 'contract') {
    throw new UsageError(
      '--overlay changes the contract: expected without --against, or with --against contract',
    );
  }
  const earlier = against === 'contract' ? undefined : await read(against);
  const documents = await Promise.all(files.map(read));
  if (hasSources) return (await import('../drift/side-by-side.js')).sideBySide(documents, values, io.stdout);
  if (values.lint)
    return (await import('../drift/lint-documents.js')).lintDocuments(documents, values, io.stdout);
  const reports = documents.map((document) =>
    earlier
      ? compareWithDocument(document, earlier)
      : compareWithContract(document, edition, documentedExamples(edition)),
  );
  if (overlay) (await import('../drift/write-overlay.js')).writeOverlay(overlay, documents, edition);
  const report: DriftReport = {
    schemaVersion: '1.0',
    tool: { name: 'sms-conformance', version: version() },
    against: earlier ? against : `contract ${edition}`,
    summary: summaryOf(reports),
    documents: reports,
  };
  io.stdout.write(DRIFT_WRITERS[format](report));
  return exitCodeOfDrift(report, values['fail-on']);
};

async function read(file: string): Promise<NamedDocument> {
  try {
    return { file, claims: await readDocumentFile(file) };
  } catch (error) {
    if (error instanceof UnreadableDocument) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

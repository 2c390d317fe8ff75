import {
  compareWithContract,
  compareWithDocument,
  type NamedDocument,
} from '../../spec/drift/compare-documents.js';
import { readAnyFile, readDocumentFile } from '../../spec/drift/read-file.js';
import { type DocumentReport, type DriftReport, summaryOf } from '../../spec/drift/report/drift-report.js';
import type { Edition } from '../../spec/editions.js';
import type { Command } from '../command.js';
import { documentedExamples } from '../drift/documented-examples.js';
import { exitCodeOfDrift } from '../drift/exit-code-of-drift.js';
import { readAs, refusing } from '../drift/read-as.js';
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
  if (overlay && (hasSources || values.lint)) {
    throw new UsageError('--overlay comes from comparing documents with the contract: expected alone');
  }
  if (hasSources && (values.lint || against !== 'contract')) {
    const other = values.lint ? '--lint' : '--against';
    throw new UsageError(
      `${other} is about documents alone: expected without --openapi, --transcript and --report`,
    );
  }
  const documents = await Promise.all(files.map(read));
  if (hasSources) return (await import('../drift/side-by-side.js')).sideBySide(documents, values, io.stdout);
  if (values.lint)
    return (await import('../drift/lint-documents.js')).lintDocuments(documents, values, io.stdout);
  const compare = await comparison(against, edition);
  const reports = documents.map(compare);
  if (overlay) (await import('../drift/write-overlay.js')).writeOverlay(overlay, documents, edition);
  const report: DriftReport = {
    schemaVersion: '1.0',
    tool: { name: 'sms-conformance', version: version() },
    against: against === 'contract' ? `contract ${edition}` : against,
    summary: summaryOf(reports),
    documents: reports,
  };
  io.stdout.write(DRIFT_WRITERS[format](report));
  return exitCodeOfDrift(report, values['fail-on']);
};

/** What a document is compared with: the contract, an OpenAPI document, or another document. */
async function comparison(
  against: string,
  edition: Edition,
): Promise<(document: NamedDocument) => DocumentReport> {
  if (against === 'contract') {
    return (document) => compareWithContract(document, edition, documentedExamples(edition));
  }
  const content = await readAnyFile(against).catch(refusing(against));
  if ('claims' in content) {
    const earlier = { file: against, claims: content.claims };
    return (document) => compareWithDocument(document, earlier);
  }
  const { compareWithOpenapi } = await import('../../spec/drift/compare-openapi.js');
  const openapi = { file: against, text: content.openapi };
  return (document) => readAs(against, () => compareWithOpenapi(document, openapi, documentedExamples));
}

const read = async (file: string): Promise<NamedDocument> => ({
  file,
  claims: await readDocumentFile(file).catch(refusing(file)),
});

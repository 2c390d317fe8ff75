import { printable } from '../../reporters/printable.js';
import {
  compareWithContract,
  compareWithDocument,
  type NamedDocument,
} from '../../spec/drift/compare-documents.js';
import { readDocumentFile } from '../../spec/drift/read-file.js';
import { type DocumentReport, type DriftReport, summaryOf } from '../../spec/drift/report/drift-report.js';
import { driftText } from '../../spec/drift/report/text.js';
import { UnreadableDocument } from '../../spec/drift/unreadable-document.js';
import { stringifyExact } from '../../spec/exact-json.js';
import type { Command } from '../command.js';
import { documentedExamples } from '../drift/documented-examples.js';
import { exitCodeOfDrift } from '../drift/exit-code-of-drift.js';
import { UsageError } from '../usage-error.js';
import { version } from '../version.js';

/** Tells what changed between documents and the contract, or an earlier document. */
export const drift: Command<'drift'> = async ({ edition, against, 'fail-on': failOn, format }, io, files) => {
  if (files.length === 0) throw new UsageError('drift has no document: expected drift DOCUMENT...');
  const earlier = against === 'contract' ? undefined : await read(against);
  const documents: DocumentReport[] = [];
  for (const file of files) {
    const document = await read(file);
    documents.push(
      earlier
        ? compareWithDocument(document, earlier)
        : compareWithContract(document, edition, documentedExamples(edition)),
    );
  }
  const report: DriftReport = {
    schemaVersion: '1.0',
    tool: { name: 'sms-conformance', version: version() },
    against: earlier ? against : `contract ${edition}`,
    summary: summaryOf(documents),
    documents,
  };
  io.stdout.write(format === 'json' ? `${stringifyExact(report, 2)}\n` : driftText(report, printable));
  return exitCodeOfDrift(report, failOn);
};

async function read(file: string): Promise<NamedDocument> {
  try {
    return { file, claims: await readDocumentFile(file) };
  } catch (error) {
    if (error instanceof UnreadableDocument) throw new UsageError(`${file}: ${error.message}`);
    throw error;
  }
}

import { readFileSync } from 'node:fs';
import { printable } from '../../reporters/printable.js';
import { loadContract } from '../../spec/contract.js';
import { contractSide } from '../../spec/drift/compare/contract-side.js';
import { documentSide } from '../../spec/drift/compare/document-side.js';
import type { NamedDocument } from '../../spec/drift/compare-documents.js';
import { decodeText } from '../../spec/drift/decode-text.js';
import type { DriftFormat, FailOn } from '../../spec/drift/report/formats.js';
import { type SourcesReport, sourcesMarkdown, sourcesText } from '../../spec/drift/report/sources-text.js';
import { openapiSide } from '../../spec/drift/sources/openapi-side.js';
import { readReadings } from '../../spec/drift/sources/readings.js';
import { sourcesTable } from '../../spec/drift/sources/sources-table.js';
import { readTraffic } from '../../spec/drift/sources/traffic.js';
import { UnreadableDocument } from '../../spec/drift/unreadable-document.js';
import type { Edition } from '../../spec/editions.js';
import { stringifyExact } from '../../spec/exact-json.js';
import { EXIT } from '../exit-code.js';
import type { Output } from '../io.js';
import { UsageError } from '../usage-error.js';
import { version } from '../version.js';

const WRITERS: Partial<Record<DriftFormat, (report: SourcesReport) => string>> = {
  text: (report) => sourcesText(report).split('\n').map(printable).join('\n'),
  markdown: sourcesMarkdown,
  json: (report) => `${stringifyExact(report, 2)}\n`,
};

interface Asked {
  edition: Edition;
  openapi: string[];
  transcript: string[];
  report: string[];
  format: DriftFormat;
  'fail-on': FailOn;
}

/** Prints what documents, the contract, other OpenAPI documents, traffic and reports state; returns the exit code. */
export function sideBySide(documents: readonly NamedDocument[], asked: Asked, stdout: Output): number {
  const write = WRITERS[asked.format];
  if (!write) {
    throw new UsageError(
      `--format ${asked.format} has no table: expected ${Object.keys(WRITERS).join(', ')}`,
    );
  }
  const described = documents.map(({ claims, file }) => documentSide(claims, file));
  const others = asked.openapi.map((file) => readAs(file, () => openapiSide(textOf(file), file)));
  const contract = contractSide(loadContract(asked.edition), 'zh', () => []);
  const traffic = asked.transcript.map((file) => readAs(file, () => readTraffic(textOf(file), file)));
  const readings = asked.report.map((file) => ({
    file,
    readings: readAs(file, () => readReadings(textOf(file))),
  }));
  const subjects = new Set(
    described.flatMap(({ operations }) => operations.map(({ path, method }) => `${method} ${path}`)),
  );
  const names = new Set(
    contract.operations
      .filter(({ method, path }) => subjects.size === 0 || subjects.has(`${method} ${path}`))
      .map(({ operationId }) => operationId),
  );
  const stating = [contract, ...described, ...others];
  const rows = sourcesTable({ stating, traffic, readings }, (operationId) => names.has(operationId));
  const report: SourcesReport = {
    schemaVersion: '1.0',
    tool: { name: 'sms-conformance', version: version() },
    sources: [...stating.map(({ name }) => name), ...asked.transcript, ...asked.report],
    rows,
    remarks: traffic.flatMap(({ file, unread, exchanges }) =>
      unread > 0 ? [`${file}: ${unread} of ${exchanges} bodies are cut or no JSON, and were left out.`] : [],
    ),
  };
  stdout.write(write(report));
  return rows.length > 0 && asked['fail-on'] !== 'never' ? EXIT['non-conformant'] : EXIT.conformant;
}

const textOf = (file: string): string => readAs(file, () => decodeText(readFileSync(file)));

function readAs<T>(file: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof UnreadableDocument) throw new UsageError(`${file}: ${error.message}`);
    if (error instanceof Error && 'syscall' in error) {
      throw new UsageError(`${file}: it cannot be read: ${error.message}`);
    }
    throw error;
  }
}

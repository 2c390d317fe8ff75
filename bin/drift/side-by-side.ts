import { readFileSync } from 'node:fs';
import { printable } from '../../reporters/printable.js';
import { loadContract } from '../../spec/contract.js';
import { contractSide } from '../../spec/drift/compare/contract-side.js';
import { DRIFT_LEVELS } from '../../spec/drift/compare/difference-rule.js';
import { documentSide } from '../../spec/drift/compare/document-side.js';
import type { Side } from '../../spec/drift/compare/side.js';
import type { NamedDocument } from '../../spec/drift/compare-documents.js';
import { decodeText } from '../../spec/drift/decode-text.js';
import type { DriftFormat, FailOn } from '../../spec/drift/report/formats.js';
import { sourcesSarif } from '../../spec/drift/report/sources-sarif.js';
import { type SourcesReport, sourcesMarkdown, sourcesText } from '../../spec/drift/report/sources-text.js';
import { readOpenapi } from '../../spec/drift/sources/openapi-document.js';
import { openapiSide } from '../../spec/drift/sources/openapi-side.js';
import { printedContract } from '../../spec/drift/sources/printed-contract.js';
import { readReadings } from '../../spec/drift/sources/readings.js';
import { sourcesTable } from '../../spec/drift/sources/sources-table.js';
import { readTraffic } from '../../spec/drift/sources/traffic.js';
import type { Edition } from '../../spec/editions.js';
import { stringifyExact } from '../../spec/exact-json.js';
import { EXIT } from '../exit-code.js';
import type { Output } from '../io.js';
import { version } from '../version.js';
import { readAs } from './read-as.js';
import { sourcesJunit } from './sources-junit.js';

const WRITERS: Record<DriftFormat, (report: SourcesReport) => string> = {
  text: (report) => sourcesText(report).split('\n').map(printable).join('\n'),
  markdown: sourcesMarkdown,
  json: (report) => `${stringifyExact(report, 2)}\n`,
  sarif: (report) => `${stringifyExact(sourcesSarif(report), 2)}\n`,
  junit: (report) => `${sourcesJunit(report)}\n`,
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
  const described = documents.map(({ claims, file }) => documentSide(claims, file));
  const others = asked.openapi.map((file) => readAs(file, () => sideOf(textOf(file), file)));
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
    files: [...documents.map(({ file }) => file), ...asked.openapi, ...asked.transcript, ...asked.report],
    rows,
    remarks: traffic.flatMap(({ file, unread, exchanges }) =>
      unread > 0 ? [`${file}: ${unread} of ${exchanges} bodies are cut or no JSON, and were left out.`] : [],
    ),
  };
  stdout.write(WRITERS[asked.format](report));
  const counted =
    asked['fail-on'] === 'never' ? [] : DRIFT_LEVELS.slice(0, DRIFT_LEVELS.indexOf(asked['fail-on']) + 1);
  return rows.some(({ level }) => counted.includes(level)) ? EXIT['non-conformant'] : EXIT.conformant;
}

/** A printed contract is read as what it is, whatever was changed in it; another OpenAPI document as far as tables go. */
function sideOf(text: string, file: string): Side {
  const printed = printedContract(readOpenapi(text));
  return printed ? { ...contractSide(printed, 'zh', () => []), name: file } : openapiSide(text, file);
}

const textOf = (file: string): string => readAs(file, () => decodeText(readFileSync(file)));

import type { SourcesRow } from '../sources/sources-table.js';
import { sarifLog } from './sarif-log.js';
import type { SourcesReport } from './sources-text.js';
import { statementsOf, statementText } from './sources-text.js';

const RULE = 'sources-differ';

/** The rows as results of static analysis, each at the sources that state something else than the contract. */
export const sourcesSarif = (report: SourcesReport) =>
  sarifLog(
    { name: `${report.tool.name} drift`, version: report.tool.version },
    [{ id: RULE, shortDescription: { text: 'Sources state different things.' } }],
    report.rows.map((row) => resultOf(row, report)),
  );

function resultOf(row: SourcesRow, { sources, files }: SourcesReport) {
  const [, ...others] = statementsOf(row, sources);
  const named = files.filter((file) => others.some(([name]) => name === file));
  return {
    ruleId: RULE,
    level: row.level,
    message: { text: statementText(row, sources) },
    locations: named.map((file) => ({
      physicalLocation: {
        artifactLocation: { uri: encodeURI(file.replaceAll('\\', '/')) },
        region: { startLine: 1 },
      },
    })),
    partialFingerprints: { 'drift/v1': row.fingerprint },
  };
}

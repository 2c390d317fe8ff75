import type { StatementPlace } from '../compare/side.js';
import { markdownTable, plainMarkdown } from '../report/markdown-table.js';
import { placeText } from '../report/place-text.js';
import { sarifLog } from '../report/sarif-log.js';
import { type Finding, LINT_RULES } from './finding.js';

/** What a document contradicts itself in; every format is written from this record alone. */
export interface LintReport {
  schemaVersion: '1.0';
  tool: { name: string; version: string };
  documents: { file: string; findings: Finding[] }[];
}

const MOST_PLACES = 4;
export const LINT_LEVELS = ['error', 'warning', 'note'] as const;

/** One paragraph for each finding, the worst first. */
export function lintText({ documents }: LintReport): string {
  const parts = documents.map(({ file, findings }) => {
    const sorted = worstFirst(findings);
    return [
      ...sorted.map(paragraph),
      findings.length === 0
        ? `${file} does not contradict itself in anything that this tool looks at.`
        : `${file} contradicts itself in ${findings.length} points: ${countsOf(findings)}.`,
    ].join('\n\n');
  });
  return `${parts.join('\n\n')}\n`;
}

const worstFirst = (findings: readonly Finding[]): Finding[] =>
  LINT_LEVELS.flatMap((level) => findings.filter((one) => one.level === level));

/** `2 errors, 1 warnings, 0 notes` */
const countsOf = (findings: readonly Finding[]): string =>
  LINT_LEVELS.map((level) => `${findings.filter((one) => one.level === level).length} ${level}s`).join(', ');

/** A comment for a pull request or the summary of a CI job: a table for each document. */
export const lintMarkdown = ({ documents }: LintReport): string =>
  `${documents
    .map(({ file, findings }) =>
      [
        `## ${plainMarkdown(file)}: ${countsOf(findings)}`,
        ...(findings.length > 0
          ? [markdownTable(['level', 'rule', 'what', 'where'], worstFirst(findings).map(cellsOf))]
          : ['It does not contradict itself in anything that this tool looks at.']),
      ].join('\n\n'),
    )
    .join('\n\n')}\n`;

function cellsOf({ level, rule, message, statements }: Finding): string[] {
  const places = statements.slice(0, MOST_PLACES).map(({ at }) => plainMarkdown(placeText(at)));
  const rest = statements.length - places.length;
  return [level, rule, plainMarkdown(message), [...places, ...(rest > 0 ? [`${rest} more`] : [])].join('; ')];
}

function paragraph({ rule, level, message, statements }: Finding): string {
  const places = statements
    .slice(0, MOST_PLACES)
    .map(({ value, at }) => `          ${placeText(at)}: ${value}`);
  const rest = statements.length - places.length;
  return [
    `  ${level.padEnd(8)}${message}`,
    ...places,
    ...(rest > 0 ? [`          and ${rest} more places`] : []),
    `          ${rule}`,
  ].join('\n');
}

/** The findings as results of static analysis, the first place of each as its location. */
export const lintSarif = ({ tool, documents }: LintReport) =>
  sarifLog(
    { name: `${tool.name} drift --lint`, version: tool.version },
    [...LINT_RULES.values()].map(({ id, statement }) => ({ id, shortDescription: { text: statement } })),
    documents.flatMap(({ findings }) => findings.map(resultOf)),
  );

function resultOf({ rule, level, message, fingerprint, statements }: Finding) {
  const locations = statements.map(({ at }) => locationOf(at));
  return {
    ruleId: rule,
    level,
    message: { text: message },
    locations: locations.slice(0, 1),
    relatedLocations: locations.slice(1, 20),
    partialFingerprints: { 'lint/v1': fingerprint },
  };
}

const locationOf = ({ document, line }: StatementPlace) => ({
  physicalLocation: {
    artifactLocation: { uri: encodeURI(document.replaceAll('\\', '/')) },
    region: { startLine: line ?? 1 },
  },
});

import type { Drift, Statement } from '../compare/drift.js';
import type { DocumentReport, DriftReport } from './drift-report.js';
import { plainMarkdown as escaped, markdownTable } from './markdown-table.js';
import { placeText } from './place-text.js';
import { countsText, editionHint, groupsOf } from './text.js';

const LONGEST_WORDING = 120;

/** A comment for a pull request or the summary of a CI job: a table for each operation. */
export function driftMarkdown(report: DriftReport): string {
  const counts = countsText(report.summary);
  const parts = report.documents.map(({ file, drifts, notes, layout, date, unit, looksLike }) =>
    [
      `## ${escaped(file)}`,
      `${layout}${date ? ` of ${date}` : ''}, against ${escaped(report.against)}; ${notes.length} notes on the reading.`,
      ...(looksLike ? [escaped(editionHint(looksLike))] : []),
      ...unreadableOf(notes, unit),
      ...groupsOf(drifts).map(([title, group]) => [`### ${escaped(title)}`, tableOf(group)].join('\n\n')),
    ].join('\n\n'),
  );
  return `${[`# Drift: ${counts || 'none'}`, ...parts].join('\n\n')}\n`;
}

/** What was repaired or lost is counted; what could not be read has to be looked at. */
function unreadableOf(notes: DocumentReport['notes'], unit: DocumentReport['unit']): string[] {
  const own = notes.filter(({ kind }) => kind === 'unreadable');
  if (own.length === 0) return [];
  return [
    ['Could not be read:', '', ...own.map(({ line, text }) => `- ${unit} ${line}: ${escaped(text)}`)].join(
      '\n',
    ),
  ];
}

const tableOf = (drifts: readonly Drift[]): string =>
  markdownTable(
    ['level', 'direction', 'what', 'now', 'before'],
    drifts.map(({ level, direction, message, effect, document, against }) => [
      level,
      direction.replaceAll('-', ' '),
      `${escaped(message)} ${escaped(effect)}`,
      statement(document),
      statement(against),
    ]),
  );

function statement({ at, value, wording }: Statement): string {
  const text = wording ?? (value === 'present' ? null : value);
  const short = text && text.length > LONGEST_WORDING ? `${text.slice(0, LONGEST_WORDING)}…` : text;
  return short ? `${escaped(placeText(at))}: ${escaped(short)}` : escaped(placeText(at));
}

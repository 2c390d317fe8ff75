import type { ReadingNote } from '../claims.js';
import { DRIFT_LEVELS } from '../compare/difference-rule.js';
import type { Drift } from '../compare/drift.js';
import type { DocumentReport, DriftReport } from './drift-report.js';
import { paragraphs } from './paragraphs.js';

/** Removes what could steer a terminal from text of a document. */
export type Printable = (text: string) => string;

const MOST_PLACES = 5;
const LANGUAGES = { zh: 'Chinese', en: 'English' };

/** What a person reads: one paragraph for each place, the worst first, then what was wrong with the text. */
export function driftText(report: DriftReport, printable: Printable): string {
  const parts = report.documents.map((document) =>
    [
      headOf(document, report.against),
      ...groupsOf(document.drifts).map(([title, drifts]) => [title, ...paragraphs(drifts)].join('\n\n')),
      ...notesOf(document),
    ].join('\n\n'),
  );
  return printed([...parts, conclusionOf(report)].join('\n\n'), printable);
}

const printed = (text: string, printable: Printable) =>
  `${text
    .split('\n')
    .map((line) => printable(line).trimEnd())
    .join('\n')}\n`;

function headOf(document: DocumentReport, against: string): string {
  const { file, layout, language, date, issue, looksLike } = document;
  const about = [
    `${layout}, ${LANGUAGES[language]}`,
    issue && `issue ${issue}`,
    date ? `of ${date}` : 'without a date',
    `describes ${contentOf(document)}`,
  ];
  const hint = looksLike ? [editionHint(looksLike)] : [];
  return [
    `${file} against ${against}`,
    `${about.filter(Boolean).join(', ')}.`,
    ...hint,
    ...foreign(document),
  ].join('\n');
}

/** That a document is no new one. */
export const editionHint = (edition: string): string =>
  `It states what the edition ${edition} states: --edition ${edition} compares with that.`;

/** A page of another API has operations, too. */
function foreign({ operations, drifts, errorCodes }: DocumentReport): string[] {
  const added = drifts.filter(({ rule }) => rule === 'operation-added').length;
  const isForeign = operations.length > 0 && added === operations.length && errorCodes === 0;
  return isForeign ? ['None of its operations is known: the document may be of another API.'] : [];
}

function contentOf({ operations, errorCodes }: DocumentReport): string {
  const [first, second] = operations;
  const described =
    first && !second ? `${first.operationId} ${first.request}`.trim() : `${operations.length} operations`;
  return errorCodes > 0 ? `${described} and ${errorCodes} error codes` : described;
}

/** What heads the differences of an operation. */
const titleOf = ({ request, operationId }: Pick<Drift, 'request' | 'operationId'>) =>
  request === '' ? 'Error codes' : `${operationId} ${request}`.trim();

/** The differences of each operation together, the operation with the worst one first. */
export function groupsOf(drifts: readonly Drift[]): [string, Drift[]][] {
  const groups = new Map<string, Drift[]>();
  for (const drift of [...drifts].sort((a, b) => severity(a) - severity(b))) {
    const group = groups.get(titleOf(drift)) ?? [];
    group.push(drift);
    groups.set(titleOf(drift), group);
  }
  return [...groups];
}

const severity = ({ level }: Drift) => DRIFT_LEVELS.indexOf(level);

function notesOf({ notes, unit, file }: DocumentReport): string[] {
  const kinds: [ReadingNote['kind'], string][] = [
    ['unreadable', 'Could not be read:'],
    ['lost', 'Lost before this text was made:'],
    ['repaired', 'Put together again:'],
  ];
  return kinds.flatMap(([kind, title]) => {
    const own = notes.filter((note) => note.kind === kind);
    if (own.length === 0) return [];
    const places = own
      .slice(0, MOST_PLACES)
      .map(({ text, line }) => `  ${unit === 'line' ? `${file}:${line}` : `${file}, page ${line}`}: ${text}`);
    const rest = own.length - places.length;
    return [
      [title, ...places, ...(rest > 0 ? [`  and ${rest} more; --format json has all`] : [])].join('\n'),
    ];
  });
}

/** How many differences of each level there are: `2 errors, 1 note`. */
export const countsText = (summary: DriftReport['summary']): string =>
  DRIFT_LEVELS.filter((level) => summary[level] > 0 && level !== 'none')
    .map((level) => `${summary[level]} ${level}${summary[level] === 1 ? '' : 's'}`)
    .join(', ');

function conclusionOf({ summary, documents }: DriftReport): string {
  const counts = countsText(summary);
  if (counts === '') {
    const unread = documents.some(({ notes }) => notes.some(({ kind }) => kind === 'unreadable'));
    return unread ? 'No drift in what could be read; something could not be.' : 'No drift.';
  }
  const facts = documents
    .flatMap(({ drifts }) => drifts)
    .filter(({ direction }) => direction !== 'editorial');
  const operations = [...new Set(facts.flatMap(({ operationId }) => operationId || []))];
  const ask =
    operations.length > 0 && operations.length <= 5
      ? [`Ask a server: sms-conformance certify ${operations.map((id) => `--operation ${id}`).join(' ')}`]
      : [];
  return [`Drift: ${counts}.`, ...ask].join('\n');
}

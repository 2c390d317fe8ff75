import type { Drift, Statement } from '../compare/drift.js';
import { placeText } from './place-text.js';

const LONGEST_WORDING = 240;
const INDENT = ' '.repeat(10);

/** One paragraph for all differences of a level at a place: what changed, whom it concerns, both statements. */
export function paragraphs(drifts: readonly Drift[]): string[] {
  const groups = new Map<string, Drift[]>();
  const [cut, read] = [drifts.filter(isCut), drifts.filter((drift) => !isCut(drift))];
  for (const drift of read) {
    const key = [drift.level, drift.place, drift.what === 'example' ? drift.fingerprint : ''].join(' ');
    groups.set(key, [...(groups.get(key) ?? []), drift]);
  }
  return [...[...groups.values()].map(paragraph), ...(cut.length > 0 ? [cutText(cut)] : [])];
}

const isCut = ({ rule }: Drift) => rule === 'not-in-this-text';

/** All that stands after the end of a text is told in one paragraph. */
const cutText = (drifts: readonly Drift[]) =>
  `  none    Not in this text, which breaks off before: ${few([...new Set(drifts.map(({ place }) => place))])}.`;

function paragraph(drifts: readonly Drift[]): string {
  const [first] = drifts as [Drift];
  const unique = (texts: readonly string[]) => [...new Set(texts)];
  const requirements = unique(drifts.flatMap((drift) => drift.requirements));
  const editions = first.editions.filter((edition) =>
    drifts.every((drift) => drift.editions.includes(edition)),
  );
  return [
    ...drifts.map(({ message, direction }, index) => {
      const lead = index === 0 ? first.level : '';
      return `  ${lead.padEnd(8)}${message} (${direction.replaceAll('-', ' ')})`;
    }),
    ...unique(drifts.map(({ effect }) => effect)).map((effect) => INDENT + effect),
    ...(editions.length > 0 ? [`${INDENT}Stated by the edition ${editions.join(', ')}.`] : []),
    `${INDENT}now     ${statements(drifts, 'document')}`,
    `${INDENT}before  ${statements(drifts, 'against')}`,
    ...(requirements.length > 0 ? [`${INDENT}see     ${few(requirements)}`] : []),
    `${INDENT}rule    ${unique(drifts.map(({ rule }) => rule)).join(', ')}`,
  ].join('\n');
}

const few = (items: readonly string[]) =>
  items.length <= 3 ? items.join(', ') : `${items.slice(0, 3).join(', ')} and ${items.length - 3} more`;

/** The place, and the words that state it; else the facts. */
function statements(drifts: readonly Drift[], side: 'document' | 'against'): string {
  const [first] = drifts as [Drift];
  const { at, wording } = first[side];
  const facts = [...new Set(drifts.flatMap((drift) => factOf(drift.what, drift[side])))];
  const isThere = first[side].value !== null || wording !== null;
  const { row: _, ...table } = at;
  const place = placeText(isThere || first.what !== 'presence' ? at : table);
  return `${place}: ${shortened(wording ?? facts.join(', ')) || (isThere ? 'described' : 'not stated')}`;
}

function factOf(what: string, { value }: Statement): string[] {
  if (value === null || value === 'present') return [];
  if (what === 'words') return [`other words (${value})`];
  return [what === 'presence' ? value : `${what} ${value}`];
}

const shortened = (text: string) =>
  text.length > LONGEST_WORDING ? `${text.slice(0, LONGEST_WORDING)}…` : text;

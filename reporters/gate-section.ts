import type { Section } from './console-sections.js';
import { gateGroups } from './gate-groups.js';
import type { Palette } from './palette.js';
import { printable } from './printable.js';
import { shorten } from './shorten.js';
import { wrap } from './wrap.js';

/** Requirements of a group that are listed; the report has the others. */
const LISTED = 20;
const NOTE = 120;
const WIDTH = 80;

const PAINTS = { passed: 'good', failed: 'bad', inconclusive: 'doubtful' } as const satisfies Record<
  string,
  keyof Palette
>;

/** What the gate decided and why; nothing for a run without one. */
export const gateSection: Section = ({ gate }, paints, texts) => {
  if (gate === null) return [];
  const indented = (text: string, by: number) =>
    wrap(printable(text), WIDTH - by).map((line) => ' '.repeat(by) + line);
  const groups = gateGroups(gate, texts).flatMap(({ title, entries }) => [
    ...indented(`- ${title}`, 2),
    ...entries
      .slice(0, LISTED)
      .flatMap(({ requirement, note }) => [
        ...indented(requirement, 4),
        ...(note === '' ? [] : indented(shorten(note, NOTE), 6).map(paints.dim)),
      ]),
    ...(entries.length > LISTED ? [`    ${texts.listEnd(entries.length - LISTED)}`] : []),
  ]);
  const outcome = paints[PAINTS[gate.outcome]](texts.gate.outcome[gate.outcome]);
  return [`${texts.gate.title}: ${outcome}`, ...groups];
};

import { padded } from './columns.js';
import type { Section } from './console-sections.js';
import { gateGroups } from './gate-groups.js';
import type { Palette } from './palette.js';
import { printable } from './printable.js';
import { shorten } from './shorten.js';

/** Requirements of a group that are listed; the report has the others. */
const LISTED = 20;
const NOTE = 120;
const ID_COLUMNS = 44;

const PAINTS = { passed: 'good', failed: 'bad', inconclusive: 'doubtful' } as const satisfies Record<
  string,
  keyof Palette
>;

/** What the gate decided and why; nothing for a run without one. */
export const gateSection: Section = ({ gate }, paints, texts) => {
  if (gate === null) return [];
  const groups = gateGroups(gate, texts).flatMap(({ title, entries }) => [
    `  - ${printable(title)}`,
    ...entries
      .slice(0, LISTED)
      .map(({ requirement, note }) =>
        `    ${padded(printable(requirement), ID_COLUMNS)} ${paints.dim(printable(shorten(note, NOTE)))}`.trimEnd(),
      ),
    ...(entries.length > LISTED ? [`    ${texts.listEnd(entries.length - LISTED)}`] : []),
  ]);
  return [
    `${texts.gate.title}: ${paints[PAINTS[gate.outcome]](texts.gate.outcome[gate.outcome])}`,
    ...groups,
  ];
};

import type { Graph } from '@viz-js/viz';
import type { TransitionResult } from '../../suites/results/run.js';
import { groupBy } from '../group-by.js';
import { outcomeClass } from './outcome-class.js';

type Outcome = TransitionResult['outcome'];
type Edge = NonNullable<Graph['edges']>[number];

const FONT = 'Helvetica,Arial,sans-serif';

/** How all pictures look. Graphviz measures with it; the colours stand in the style sheet. */
export const LOOK = {
  graph: { bgcolor: 'transparent', fontname: FONT },
  node: { shape: 'box', style: 'rounded', fontname: FONT, fontsize: 13, margin: '0.22,0.09' },
  edge: { fontname: FONT, fontsize: 11, arrowsize: 0.7 },
};

/**
 * Text in a label can have no class: it has one of these colours, which the style sheet replaces with those of the
 * page.
 */
const INKS: Readonly<Record<Outcome, string>> = {
  passed: '#0f5d27',
  failed: '#a40e26',
  refused: '#0b4d8c',
  'not reached': '#4c555e',
};

const SIGNS: Readonly<Record<Outcome, string>> = {
  passed: '↻',
  failed: '✗',
  refused: '⊘',
  'not reached': '?',
};

/** Names that stand on one line of a label. */
const A_LINE = 3;

/** The label of a state: its name, and below what keeps it as it is. */
export function labelOf(
  name: string,
  staying: readonly { action: string; outcome: Outcome }[],
): { html: string } {
  const parts = [...groupBy(staying, ({ outcome }) => outcome)].flatMap(([outcome, members]) =>
    lines(members.map(({ action }) => action)).map(
      (line, index) =>
        `<BR/><FONT POINT-SIZE="10" COLOR="${INKS[outcome]}">${index === 0 ? `${SIGNS[outcome]} ` : ''}${escaped(line)}</FONT>`,
    ),
  );
  return { html: `${escaped(name)}${parts.join('')}` };
}

function lines(names: readonly string[]): string[] {
  return Array.from({ length: Math.ceil(names.length / A_LINE) }, (_, index) =>
    names.slice(index * A_LINE, (index + 1) * A_LINE).join(', '),
  );
}

const escaped = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** An edge whose class tells what came of it. */
export const edgeOf = (tail: string, head: string, label: string, outcome: Outcome, id: string): Edge => ({
  tail,
  head,
  attributes: {
    id,
    class: outcomeClass(outcome),
    ...(label !== '' && { label }),
    ...(outcome === 'refused' && { style: 'dotted', arrowhead: 'tee' }),
    ...(outcome === 'not reached' && { style: 'dashed' }),
  },
});

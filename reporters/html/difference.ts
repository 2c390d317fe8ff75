import { type Json, sameJson, stringifyExact } from '../../spec/exact-json.js';
import type { Failure } from '../../suites/results/run.js';
import type { Texts } from '../texts/en.js';
import { differingLines } from './differing-lines.js';
import { html, type Markup } from './markup.js';

/** What was expected against what was received; nothing where the suite recorded neither. */
export function difference({ expected, received }: Failure, { finding }: Texts): Markup | false {
  if (expected === null && received === null) return false;
  const alternatives = isChoice(expected, received) ? expected : undefined;
  return html`<h4>${finding.difference}</h4>
<pre class="difference">${
    alternatives
      ? html`${marked('expected', finding.expected, `${finding.oneOf} ${[...new Set(alternatives.map(written))].join(', ')}`)}${marked('received', finding.received, written(received))}`
      : differingLines(written(expected), written(received)).map(({ where, text }) =>
          where === 'both' ? html`  ${text}\n` : marked(where, finding[where], text),
        )
  }</pre>`;
}

/** A list of simple values against one that is none of them: any of the list would have been right. */
const isChoice = (expected: Json, received: Json): expected is Json[] =>
  Array.isArray(expected) &&
  !Array.isArray(received) &&
  expected.every((one) => typeof one !== 'object' && !sameJson(one, received));

const marked = (where: 'expected' | 'received', label: string, text: string): Markup =>
  where === 'expected'
    ? html`<del aria-label="${label}">- ${text}</del>\n`
    : html`<ins aria-label="${label}">+ ${text}</ins>\n`;

/** Texts as they are, everything else as JSON with its members in order, so that only real differences show. */
const written = (value: Json): string =>
  typeof value === 'string' ? value : stringifyExact(ordered(value), 2);

function ordered(value: Json): Json {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(entries.map(([name, member]) => [name, ordered(member)]));
}

import type { Run } from '../suites/results/run.js';
import {
  errorSection,
  failureSection,
  leftoverSection,
  unprovenSection,
  warningSection,
} from './console-sections.js';
import { describeUnreached } from './describe-unreached.js';
import { gateSection } from './gate-section.js';
import { groupUnreached } from './group-unreached.js';
import { type Palette, palette } from './palette.js';
import { printable } from './printable.js';
import type { PlainReporter } from './reporter.js';
import { summaryTable } from './summary-table.js';
import type { Texts } from './texts/en.js';
import type { Language } from './texts/language.js';
import { TEXTS } from './texts/texts.js';
import { wrap } from './wrap.js';

export interface ConsoleOptions {
  color: boolean;
  /** English when absent. */
  language?: Language;
  /** Where the reports are, as the user is told; `null` when they could not be written. */
  report: string | null;
}

const SECTIONS = [
  failureSection,
  errorSection,
  warningSection,
  unprovenSection,
  leftoverSection,
  gateSection,
];

const WIDTH = 80;

/** What `certify` prints: what was certified, the table, the coverage, what is wrong, and as the last lines the verdict. */
export const consoleReporter = ({ color, report, language = 'en' }: ConsoleOptions): PlainReporter => {
  const paints = palette(color);
  const texts = TEXTS[language];
  return (run) => {
    const sections = [
      header(run, paints, texts),
      summaryTable(run, paints, texts),
      coverage(run, paints, texts),
      ...SECTIONS.map((section) => section(run, paints, texts)),
      conclusion(run, report, paints, texts),
    ];
    const text = sections.filter((section) => section.length > 0).map((section) => section.join('\n'));
    return `${text.join('\n\n')}\n`;
  };
};

function header(
  { tool, contract, target, run }: Run,
  { bold, dim }: Palette,
  { console: words, facts }: Texts,
): string[] {
  const server = target.embedded ? facts.embedded : printable(target.server ?? '');
  const seconds = (run.milliseconds / 1000).toFixed(1);
  return [
    `${bold(`${tool.name} ${tool.version}`)}  ${printable(target.url)}${server && ` (${server})`}`,
    dim(
      `${words.edition} ${contract.edition}, ${words.profile} ${contract.profile}, ${words.scope} ${target.scope}, ${words.seed} ${run.seed}, ` +
        words.requests(run.requests, seconds),
    ),
  ];
}

/** Reasons for what was not reached that a terminal has room for; the reports have all. */
const REASONS = 5;

/** How much of the state machines the run covered, and why not all of it; nothing where the suite did not run. */
function coverage(run: Run, { dim }: Palette, texts: Texts): string[] {
  const { lifecycle } = run;
  if (!lifecycle) return [];
  const groups = groupUnreached(run);
  const more = groups.length > REASONS ? [texts.listEnd(groups.length - REASONS)] : [];
  const parts = Object.entries(lifecycle.coverage).map(
    ([what, { covered, total }]) =>
      `${texts.of(covered, total)} ${texts.console.covered[what as keyof typeof lifecycle.coverage]}`,
  );
  const reasons = groups.slice(0, REASONS).map((group) => printable(describeUnreached(group, texts)));
  return [
    dim(`${texts.console.lifecycle}: ${parts.join(', ')}`),
    ...(groups.length === 0 ? [] : [dim(`${texts.lifecycle.outcomes['not reached']}:`)]),
    ...[...reasons, ...more].flatMap((reason) =>
      wrap(reason, WIDTH - 4).map((line, index) => dim(`${index === 0 ? '  - ' : '    '}${line}`)),
    ),
  ];
}

function conclusion(run: Run, report: string | null, paints: Palette, texts: Texts): string[] {
  const paint = { conformant: paints.good, 'non-conformant': paints.bad, inconclusive: paints.doubtful };
  const reasons = run.reasons.flatMap((reason) =>
    wrap(printable(texts.sentence(reason).text), WIDTH - 2).map((line, index) =>
      index === 0 ? `- ${line}` : `  ${line}`,
    ),
  );
  const interrupted = run.run.interrupted ? [texts.console.interrupted] : [];
  return [
    ...reasons,
    ...interrupted,
    `${texts.console.verdict}${paints.bold(paint[run.verdict](texts.outcome[run.verdict]))}`,
    `${texts.console.report}${report ?? texts.console.notWritten}`,
  ];
}

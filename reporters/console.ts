import type { Run } from '../suites/results/run.js';
import {
  errorSection,
  failureSection,
  leftoverSection,
  unprovenSection,
  warningSection,
} from './console-sections.js';
import { type Palette, palette } from './palette.js';
import { printable } from './printable.js';
import type { PlainReporter } from './reporter.js';
import { summaryTable } from './summary-table.js';
import { wrap } from './wrap.js';

export interface ConsoleOptions {
  color: boolean;
  /** Where the reports are, as the user is told; `null` when they could not be written. */
  report: string | null;
}

const WIDTH = 80;

/** What `certify` prints: what was certified, the table, the coverage, what is wrong, and as the last lines the verdict. */
export const consoleReporter = ({ color, report }: ConsoleOptions): PlainReporter => {
  const paints = palette(color);
  return (run) => {
    const sections = [
      header(run, paints),
      summaryTable(run, paints),
      coverage(run, paints),
      failureSection(run, paints),
      errorSection(run, paints),
      warningSection(run, paints),
      unprovenSection(run, paints),
      leftoverSection(run, paints),
      conclusion(run, report, paints),
    ];
    const text = sections.filter((section) => section.length > 0).map((section) => section.join('\n'));
    return `${text.join('\n\n')}\n`;
  };
};

function header({ tool, contract, target, run }: Run, { bold, dim }: Palette): string[] {
  const server = target.embedded ? 'the embedded reference server' : printable(target.server ?? '');
  const seconds = (run.milliseconds / 1000).toFixed(1);
  return [
    `${bold(`${tool.name} ${tool.version}`)}  ${printable(target.url)}${server && ` (${server})`}`,
    dim(
      `edition ${contract.edition}, scope ${target.scope}, seed ${run.seed}, ` +
        `${run.requests} requests in ${seconds} s`,
    ),
  ];
}

/** How much of the state machines the run covered; nothing where the suite did not run. */
function coverage({ lifecycle }: Run, { dim }: Palette): string[] {
  if (!lifecycle) return [];
  const parts = Object.entries(lifecycle.coverage).map(
    ([what, { covered, total }]) => `${covered} of ${total} ${what}`,
  );
  return [dim(`lifecycle: ${parts.join(', ')}`)];
}

function conclusion(run: Run, report: string | null, paints: Palette): string[] {
  const paint = { conformant: paints.good, 'non-conformant': paints.bad, inconclusive: paints.doubtful };
  const reasons = run.reasons.flatMap((reason) =>
    wrap(printable(reason), WIDTH - 2).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`)),
  );
  const interrupted = run.run.interrupted ? ['Interrupted: this is about what was done until then.'] : [];
  return [
    ...reasons,
    ...interrupted,
    `Verdict: ${paints.bold(paint[run.verdict](run.verdict))}`,
    `Report:  ${report ?? 'could not be written'}`,
  ];
}

import type { Failure, Run } from '../suites/results/run.js';
import { describeUnreached } from './describe-unreached.js';
import { gateGroups } from './gate-groups.js';
import { groupReasons } from './group-reasons.js';
import { groupUnreached } from './group-unreached.js';
import { type MergedFailure, mergeFailures } from './merge-failures.js';
import { printable } from './printable.js';
import type { PlainReporter } from './reporter.js';
import { shorten } from './shorten.js';
import { suitesOf } from './suites-of.js';
import type { Texts } from './texts/en.js';
import type { Language } from './texts/language.js';
import { TEXTS } from './texts/texts.js';

const SHOWN = ['pass', 'warn', 'unproven', 'fail', 'error', 'not-applicable'] as const;

const ICONS: Readonly<Record<Run['verdict'], string>> = {
  conformant: '✅',
  'non-conformant': '❌',
  inconclusive: '⚠️',
};

/** Findings of one kind that are listed: what shows summaries cuts them at a megabyte, or does not show them at all. */
const LISTED = 50;
const MESSAGE = 400;
const IDS = 3;

/** `summary.md`: the run in GitHub's Markdown, short enough for the summary of a job or a comment. */
export const markdown =
  (language: Language): PlainReporter =>
  (run) => {
    const texts = TEXTS[language];
    const sections = [
      [`## ${ICONS[run.verdict]} ${texts.report}: ${texts.outcome[run.verdict]}`],
      [facts(run, texts)],
      run.reasons.map((reason) => `- ${inline(texts.sentence(reason).text)}`),
      table(run, texts),
      gate(run, texts),
      ...(['fail', 'error', 'warn'] as const).map((verdict) => findings(run, verdict, texts)),
      unproven(run, texts),
      unreached(run, texts),
    ];
    return `${sections
      .filter((lines) => lines.length > 0)
      .map((lines) => lines.join('\n'))
      .join('\n\n')}\n`;
  };

function facts({ target, contract, run }: Run, { facts: names, seconds }: Texts): string {
  const duration = seconds((run.milliseconds / 1000).toFixed(1));
  return [
    [names.endpoint, code(target.url)],
    [names.edition, code(contract.edition)],
    [names.profile, code(contract.profile)],
    [names.scope, code(target.scope)],
    [names.seed, code(String(run.seed))],
    [names.requests, String(run.requests)],
    [names.duration, duration],
  ]
    .map(([name, value]) => `**${name}** ${value}`)
    .join(' · ');
}

function table(run: Run, texts: Texts): string[] {
  const row = (name: string, counts: Partial<Run['summary']['total']> | undefined) =>
    `| ${name} | ${SHOWN.map((verdict) => counts?.[verdict] ?? 0).join(' | ')} |`;
  return [
    `| ${texts.columns.suite} | ${SHOWN.map((verdict) => texts.verdicts[verdict]).join(' | ')} |`,
    `| --- | ${SHOWN.map(() => '---:').join(' | ')} |`,
    ...suitesOf(run).map((suite) => row(texts.suites[suite], run.summary.suites[suite])),
    row(`**${texts.total}**`, run.summary.total),
  ];
}

/** Why the run did not see all of the state machines. */
function unreached(run: Run, texts: Texts): string[] {
  const groups = groupUnreached(run);
  if (groups.length === 0) return [];
  const { lifecycle, outcomes } = { lifecycle: texts.console.lifecycle, ...texts.lifecycle };
  return [
    `### ${lifecycle}: ${outcomes['not reached']}`,
    '',
    ...groups.slice(0, LISTED).map((group) => `- ${inline(describeUnreached(group, texts))}`),
  ];
}

function gate({ gate: result }: Run, texts: Texts): string[] {
  if (result === null) return [];
  return [
    `### ${texts.gate.title}: ${texts.gate.outcome[result.outcome]}`,
    '',
    ...gateGroups(result, texts).map(({ title, entries }) => {
      const more = entries.length > IDS ? ` ${texts.listEnd(entries.length - IDS)}` : '';
      return `- ${inline(title)}: ${entries
        .slice(0, IDS)
        .map(({ requirement }) => code(requirement))
        .join(', ')}${more}`;
    }),
  ];
}

function findings(run: Run, verdict: 'fail' | 'error' | 'warn', texts: Texts): string[] {
  const merged = mergeFailures(run.failures.filter((failure) => failure.verdict === verdict));
  if (merged.length === 0) return [];
  const left = merged.length - LISTED;
  return [
    `### ${texts.finding[verdict]} (${merged.length})`,
    '',
    ...merged.slice(0, LISTED).flatMap((one) => item(one, texts)),
    ...(left > 0 ? [`- ${texts.finding.inShort(left)}`] : []),
  ];
}

function item({ shown, others }: MergedFailure, texts: Texts): string[] {
  const cases = others.length === 0 ? '' : ` (${texts.finding.cases(others.length + 1)})`;
  return [
    `- ${code(shown.requirement)}${cases}: ${inline(shorten(shown.message, MESSAGE))}`,
    `  ${texts.finding.documented}: ${inline(texts.place(shown.source))}`,
    ...replay(shown),
  ];
}

const replay = ({ replay: command }: Failure): string[] => (command === '' ? [] : [`  ${code(command)}`]);

function unproven({ requirements }: Run, texts: Texts): string[] {
  const all = requirements.filter(({ verdict }) => verdict === 'unproven');
  if (all.length === 0) return [];
  const groups = groupReasons(all);
  const left = groups.length - LISTED;
  return [
    `### ${texts.unproven.required} (${all.length})`,
    '',
    ...groups.slice(0, LISTED).map(({ reason, ids }) => {
      const more = ids.length > IDS ? ` ${texts.listEnd(ids.length - IDS)}` : '';
      return `- ${ids.length} × ${inline(texts.sentence(reason).text)}: ${ids.slice(0, IDS).map(code).join(', ')}${more}`;
    }),
    ...(left > 0 ? [`- ${texts.listEnd(left)}`] : []),
  ];
}

/** Text that no reader of Markdown takes for anything else, mentions and links included. */
const inline = (text: string): string =>
  printable(text)
    .replace(/[\\`*_{}[\]()#+!|<>~&@]/g, (character) => `&#${character.codePointAt(0)};`)
    .replace(/:\/\//g, '&#58;//');

/** Text in code, between more backticks than it has itself. */
function code(text: string): string {
  const safe = printable(text).replaceAll('|', '¦');
  const longest = Math.max(0, ...(safe.match(/`+/g) ?? []).map(({ length }) => length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${safe}${fence}` : `${fence} ${safe} ${fence}`;
}

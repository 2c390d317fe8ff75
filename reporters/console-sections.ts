import type { Failure, Run } from '../suites/results/run.js';
import { padded } from './columns.js';
import { type Detail, describeFailure, describeProblem } from './describe-failure.js';
import { groupReasons } from './group-reasons.js';
import { type MergedFailure, mergeFailures } from './merge-failures.js';
import type { Palette } from './palette.js';
import { printable } from './printable.js';
import { shorten } from './shorten.js';
import type { Texts } from './texts/en.js';
import { cut, wrap } from './wrap.js';

/** A section of the console output; empty when there is nothing to say. */
export type Section = (run: Run, paints: Palette, texts: Texts) => string[];

const WIDTH = 80;
/** Characters of a body; the report has the rest. */
const BODY = 300;
/** Failures beyond this number are a line each: a terminal is not the place to read hundreds. */
const IN_FULL = 20;
const IDS = 3;

export const failureSection: Section = (run, paints, texts) => {
  const merged = mergeFailures(having(run, 'fail'));
  return titled(paints.bad(`${texts.finding.fail} (${merged.length})`), [
    ...merged.slice(0, IN_FULL).flatMap((failure) => ['', ...inFull(failure, paints, texts)]),
    ...(merged.length > IN_FULL
      ? ['', ...merged.slice(IN_FULL).flatMap((failure) => inShort(failure, texts))]
      : []),
  ]);
};

export const errorSection: Section = (run, paints, texts) => {
  const merged = mergeFailures(having(run, 'error'));
  return titled(paints.bad(`${texts.finding.error} (${merged.length})`), [
    ...merged.flatMap((failure) => inShort(failure, texts)),
  ]);
};

export const warningSection: Section = (run, paints, texts) => {
  const merged = mergeFailures(having(run, 'warn'));
  return titled(
    paints.doubtful(`${texts.finding.warn} (${merged.length})`),
    merged.flatMap((failure) => inShort(failure, texts)),
  );
};

export const unprovenSection: Section = (run, paints, texts) => {
  const unproven = run.requirements.filter(({ verdict }) => verdict === 'unproven');
  const lines = groupReasons(unproven).flatMap(({ reason, ids }) => [
    ...item(`${ids.length} x ${printable(texts.sentence(reason).text)}`),
    ...indented(listed(ids, texts), 4),
  ]);
  return titled(paints.doubtful(`${texts.finding.unproven} (${unproven.length})`), lines);
};

export const leftoverSection: Section = ({ leftovers }, paints, texts) => {
  const lines = leftovers.flatMap(({ kind, id, name, reason, curl }) => [
    ...item(
      `${kind} ${printable(name)} (${printable(id ?? texts.leftovers.unknownId)}): ${printable(reason)}`,
    ),
    ...(curl === '' ? [] : [`    ${printable(curl)}`]),
  ]);
  return titled(paints.doubtful(`${texts.console.leftovers} (${leftovers.length})`), lines);
};

function inFull({ shown, others }: MergedFailure, { bold, dim }: Palette, texts: Texts): string[] {
  const details = describeFailure(shown, BODY, texts).flatMap((detail) => {
    const [first = '', ...rest] = linesOf(detail);
    return [
      `  ${dim(padded(texts.details[detail.label], 12))}${first}`,
      ...rest.map((line) => ' '.repeat(14) + line),
    ];
  });
  const more = others.length === 0 ? '' : ` (${texts.finding.cases(others.length + 1)})`;
  return [bold(shown.requirement) + more, ...indented(describeProblem(shown), 2), ...details];
}

function linesOf({ text, breaks }: Detail): string[] {
  if (breaks === 'never') return [text];
  return breaks === 'anywhere' ? cut(text, WIDTH - 14) : wrap(text, WIDTH - 14);
}

function inShort({ shown, others }: MergedFailure, texts: Texts): string[] {
  const more = others.length === 0 ? '' : ` (${texts.finding.cases(others.length + 1)})`;
  return [
    ...item(`${shown.requirement}${more}: ${describeProblem(shown)}`),
    ...indented(printable(texts.language === 'en' ? shown.documented : texts.place(shown.source)), 4),
  ];
}

function listed(ids: string[], texts: Texts): string {
  const shown = ids.slice(0, IDS).join(', ');
  return ids.length > IDS ? `${shown} ${texts.listEnd(ids.length - IDS)}` : shown;
}

const having = (run: Run, verdict: Failure['verdict']) =>
  run.failures.filter((failure) => failure.verdict === verdict);

const titled = (title: string, lines: string[]) => (lines.length === 0 ? [] : [title, ...lines]);

/** A list item: a dash before the first line, the others below its text. */
const item = (text: string) =>
  wrap(shorten(text, 400), WIDTH - 4).map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));

const indented = (text: string, by: number) => wrap(text, WIDTH - by).map((line) => ' '.repeat(by) + line);

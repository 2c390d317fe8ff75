import type { Failure, Run } from '../suites/results/run.js';
import { type Detail, describeFailure, describeProblem } from './describe-failure.js';
import { groupReasons } from './group-reasons.js';
import { type MergedFailure, mergeFailures } from './merge-failures.js';
import type { Palette } from './palette.js';
import { printable } from './printable.js';
import { shorten } from './shorten.js';
import { cut, wrap } from './wrap.js';

/** A section of the console output; empty when there is nothing to say. */
type Section = (run: Run, paints: Palette) => string[];

const WIDTH = 80;
/** Characters of a body; the report has the rest. */
const BODY = 300;
/** Failures beyond this number are a line each: a terminal is not the place to read hundreds. */
const IN_FULL = 20;
const IDS = 3;

export const failureSection: Section = (run, paints) => {
  const merged = mergeFailures(having(run, 'fail'));
  return titled(paints.bad(`Failures (${merged.length})`), [
    ...merged.slice(0, IN_FULL).flatMap((failure) => ['', ...inFull(failure, paints)]),
    ...(merged.length > IN_FULL ? ['', ...merged.slice(IN_FULL).flatMap(inShort)] : []),
  ]);
};

export const errorSection: Section = (run, paints) => {
  const merged = mergeFailures(having(run, 'error'));
  return titled(paints.bad(`Errors of the suite or the network, not of the server (${merged.length})`), [
    ...merged.flatMap(inShort),
  ]);
};

export const warningSection: Section = (run, paints) => {
  const merged = mergeFailures(having(run, 'warn'));
  return titled(paints.doubtful(`Warnings (${merged.length})`), [...merged.flatMap(inShort)]);
};

export const unprovenSection: Section = (run, paints) => {
  const unproven = run.requirements.filter(({ verdict }) => verdict === 'unproven');
  const lines = groupReasons(unproven).flatMap(({ reason, ids }) => [
    ...item(`${ids.length} x ${printable(reason)}`),
    ...indented(listed(ids), 4),
  ]);
  return titled(paints.doubtful(`Unproven (${unproven.length})`), lines);
};

export const leftoverSection: Section = ({ leftovers }, paints) => {
  const lines = leftovers.flatMap(({ kind, id, name, reason, curl }) => [
    ...item(`${kind} ${printable(name)} (${printable(id ?? 'id unknown')}): ${printable(reason)}`),
    ...(curl === '' ? [] : [`    ${printable(curl)}`]),
  ]);
  return titled(paints.doubtful(`Left behind at the endpoint (${leftovers.length})`), lines);
};

function inFull({ shown, others }: MergedFailure, { bold, dim }: Palette): string[] {
  const details = describeFailure(shown, BODY).flatMap((detail) => {
    const [first = '', ...rest] = linesOf(detail);
    return [`  ${dim(detail.label.padEnd(12))}${first}`, ...rest.map((line) => ' '.repeat(14) + line)];
  });
  const more = others.length === 0 ? '' : ` (${others.length + 1} cases)`;
  return [bold(shown.requirement) + more, ...indented(describeProblem(shown), 2), ...details];
}

function linesOf({ text, breaks }: Detail): string[] {
  if (breaks === 'never') return [text];
  return breaks === 'anywhere' ? cut(text, WIDTH - 14) : wrap(text, WIDTH - 14);
}

function inShort({ shown, others }: MergedFailure): string[] {
  const more = others.length === 0 ? '' : ` (${others.length + 1} cases)`;
  return [
    ...item(`${shown.requirement}${more}: ${describeProblem(shown)}`),
    ...indented(printable(shown.documented), 4),
  ];
}

function listed(ids: string[]): string {
  const shown = ids.slice(0, IDS).join(', ');
  return ids.length > IDS ? `${shown} and ${ids.length - IDS} more` : shown;
}

const having = (run: Run, verdict: Failure['verdict']) =>
  run.failures.filter((failure) => failure.verdict === verdict);

const titled = (title: string, lines: string[]) => (lines.length === 0 ? [] : [title, ...lines]);

/** A list item: a dash before the first line, the others below its text. */
const item = (text: string) =>
  wrap(shorten(text, 400), WIDTH - 4).map((line, index) => (index === 0 ? `  - ${line}` : `    ${line}`));

const indented = (text: string, by: number) => wrap(text, WIDTH - by).map((line) => ' '.repeat(by) + line);

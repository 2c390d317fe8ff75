import type { Verdict } from '../suites/results/verdict.js';

type Paint = (text: string) => string;

const sgr =
  (code: number): Paint =>
  (text) =>
    `\u001b[${code}m${text}\u001b[0m`;

const none: Paint = (text) => text;

/** How the console output emphasises; without colour it changes nothing. */
export interface Palette {
  bold: Paint;
  dim: Paint;
  good: Paint;
  doubtful: Paint;
  bad: Paint;
}

export function palette(color: boolean): Palette {
  if (!color) return { bold: none, dim: none, good: none, doubtful: none, bad: none };
  return { bold: sgr(1), dim: sgr(2), good: sgr(32), doubtful: sgr(33), bad: sgr(31) };
}

/** The emphasis of a verdict. */
export function paintOf(verdict: Verdict, { good, doubtful, bad, dim }: Palette): Paint {
  if (verdict === 'pass') return good;
  if (verdict === 'fail' || verdict === 'error') return bad;
  return verdict === 'not-applicable' ? dim : doubtful;
}

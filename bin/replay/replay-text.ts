import { describeFailure, describeProblem } from '../../reporters/describe-failure.js';
import { printable } from '../../reporters/printable.js';
import type { Failure } from '../../suites/results/run.js';
import type { Again } from './same-again.js';

/** Characters of a body that are shown. */
const BODY = 300;

const WORDS: Readonly<Record<Again['outcome'], string>> = {
  same: 'Same: it was found again.',
  different: 'Different: the requirement is broken in another way.',
  gone: 'Gone: the server does what is documented.',
  unknown: 'Unknown: it could not be tried.',
};

/** What `replay` prints: the finding, what was found now, and as the last line what became of it. */
export function replayText(failure: Failure, { outcome, found, reason }: Again, url: string): string {
  return [
    printable(failure.id),
    `  then  ${describeProblem(failure)}`,
    ...(found ? [`  now   ${describeProblem(found)}`, ...details(found)] : []),
    ...(reason === null ? [] : [`  now   ${printable(reason)}`]),
    `  at    ${printable(url)}`,
    WORDS[outcome],
    '',
  ].join('\n');
}

const details = (found: Failure): string[] =>
  describeFailure(found, BODY)
    .filter(({ label }) => label !== 'replay')
    .map(({ label, text }) => `        ${label.padEnd(12)}${text}`);

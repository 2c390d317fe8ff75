import type { Run } from '../suites/results/run.js';
import { documentedAt } from './describe-failure.js';
import { mergeFailures } from './merge-failures.js';
import { printable } from './printable.js';
import type { PlainReporter } from './reporter.js';
import { shorten } from './shorten.js';
import type { Language } from './texts/language.js';
import { TEXTS } from './texts/texts.js';

/** GitHub shows ten annotations of each kind for a step; more only make the log longer. */
const OF_EACH = 10;
const MESSAGE = 1000;

const COMMANDS = { fail: 'error', error: 'error', warn: 'warning' } as const;

/** Workflow commands that make GitHub show the findings beside the job; nothing for a run without findings. */
export const annotations =
  (language: Language): PlainReporter =>
  (run) => {
    const texts = TEXTS[language];
    const lines = (['fail', 'error', 'warn'] as const).flatMap((verdict) => {
      const merged = mergeFailures(run.failures.filter((failure) => failure.verdict === verdict));
      return merged
        .slice(0, OF_EACH)
        .map(({ shown }) =>
          line(
            COMMANDS[verdict],
            shown.requirement,
            `${shown.message}\n${texts.finding.documented}: ${documentedAt(shown, texts)}`,
          ),
        );
    });
    return [...lines, ...inconclusive(run)].map((text) => `${text}\n`).join('');
  };

const inconclusive = ({ verdict, reasons }: Run): string[] =>
  verdict === 'inconclusive'
    ? [line('error', 'inconclusive', reasons.join(' ') || 'Nothing was shown.')]
    : [];

/** What a server sent must not begin a command of its own: every line break is escaped. */
function line(command: 'error' | 'warning', title: string, message: string): string {
  const text = message.split('\n').map(printable).join('\n');
  return `::${command} title=${property(title)}::${data(shorten(text, MESSAGE))}`;
}

const data = (text: string) => text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');

const property = (text: string) => data(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');

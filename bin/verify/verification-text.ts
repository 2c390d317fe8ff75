import { printable } from '../../reporters/printable.js';
import type { Language } from '../../reporters/texts/language.js';
import { VERIFICATION_TEXTS } from './texts.js';
import type { Discrepancy, Verification } from './verification.js';

/** So many places and changes are told; the JSON has all. */
const MOST = 20;

type Texts = (typeof VERIFICATION_TEXTS)[Language];

/** What became of a verification, for people. */
export function verificationText(verification: Verification, language: Language): string {
  const texts = VERIFICATION_TEXTS[language];
  const sections = [
    facts(verification, texts),
    wrong(verification.discrepancies, texts),
    changes(verification, texts),
    conclusion(verification, texts),
  ];
  return `${sections
    .filter((section) => section.length > 0)
    .map((section) => section.join('\n'))
    .join('\n\n')}\n`;
}

function facts(
  { directory, certificate, signature, judged, requirements, remainders }: Verification,
  texts: Texts,
): string[] {
  if (!certificate) return [directory];
  const { tool, endpoint, contract, profile, scope, seed, startedAt, transcript } = certificate;
  const rows: [string, string][] = [[texts.signature, texts.signatures[signature]]];
  if (judged) {
    const cases = judged.requirements.reduce((sum, requirement) => sum + requirement.cases, 0);
    rows.push(
      [texts.transcript, texts.lines(transcript.lines, transcript.runs.length)],
      [texts.judged, texts.requirements(requirements, cases)],
      ...remainders.map(({ kind, count }): [string, string] => [
        texts.remainders,
        texts.remainder[kind](count),
      ]),
    );
  }
  return [
    `${tool.name} ${tool.version}  ${printable(endpoint)}`,
    texts.certified(contract.edition, profile, scope, seed, startedAt.slice(0, 10)),
    '',
    ...rows.map(([name, value]) => `${name.padEnd(15)}${value}`),
  ];
}

function wrong(discrepancies: readonly Discrepancy[], texts: Texts): string[] {
  if (discrepancies.length === 0) return [];
  const shown = discrepancies.slice(0, MOST);
  const rest = discrepancies.length - shown.length;
  return [
    texts.wrong(discrepancies.length),
    ...shown.flatMap(({ file, line, field, message }) => [
      `  ${printable(texts.at(file, line, field))}`,
      `    ${printable(message)}.`,
    ]),
    ...(rest > 0 ? [`  ${texts.more(rest)}`] : []),
  ];
}

function changes({ judged, changes: all }: Verification, texts: Texts): string[] {
  if (!judged || !all) return [];
  const shown = all.slice(0, MOST);
  const name = (verdict: string | null) => verdict ?? texts.absent;
  return [
    texts.changes(judged.contract.edition, all.length),
    ...shown.map(
      ({ id, was, is, reason }) =>
        `  ${id}: ${name(was)} -> ${name(is)}${reason === null ? '' : ` (${printable(reason)})`}`,
    ),
    ...(all.length > shown.length ? [`  ${texts.more(all.length - shown.length)}`] : []),
  ];
}

function conclusion({ discrepancies, judged, changes: all }: Verification, texts: Texts): string[] {
  const holds = discrepancies.length === 0 && judged !== null;
  const by = judged && all ? ` (${texts.otherwise(judged.contract.edition)})` : '';
  const reasons = judged ? judged.reasons.map((reason) => `- ${printable(reason)}`) : [];
  return [
    ...reasons,
    ...(judged ? [`${texts.verdict}: ${texts.outcomes[judged.verdict]}${by}`] : []),
    holds ? (all ? texts.holdsOnly : texts.holds) : texts.fails,
  ];
}

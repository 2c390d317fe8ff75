import type { RequirementResult, Run } from '../suites/results/run.js';
import type { Verdict } from '../suites/results/verdict.js';
import type { Language } from './texts/language.js';
import { TEXTS } from './texts/texts.js';

/**
 * The record of a run with its sentences in a language: what is wrong, why something is no plain pass, and why the run
 * is not conformant. Ids, values and what was sent and received stay as they are. Reports for people are written from
 * it; `report.json` is written from the record itself, which is in English.
 */
export function inLanguage(run: Run, language: Language): Run {
  if (language === 'en') return run;
  const { problem, sentence } = TEXTS[language];
  const statements = new Map(run.requirements.map(({ id, statement }) => [id, statement]));
  const failures = run.failures.map((failure) => ({
    ...failure,
    message: problem(failure, statements.get(failure.requirement)),
  }));
  const told = (of: RequirementResult, reason: string): string => {
    if (!FINDINGS.has(of.verdict)) return sentence(reason).text;
    const own = run.failures.find(({ requirement, message }) => requirement === of.id && message === reason);
    const bare = { message: reason, verdict: of.verdict, expected: null, received: null, response: null };
    return problem(own ?? bare, of.statement);
  };
  return {
    ...run,
    reasons: run.reasons.map((reason) => sentence(reason).text),
    requirements: run.requirements.map((requirement) => ({
      ...requirement,
      reason: requirement.reason === null ? null : told(requirement, requirement.reason),
    })),
    failures,
    leftovers: run.leftovers.map((left) => ({ ...left, reason: sentence(left.reason).text })),
  };
}

/** What a requirement has findings for: the reason is the sentence of one of them. */
const FINDINGS: ReadonlySet<Verdict> = new Set(['fail', 'warn', 'error']);

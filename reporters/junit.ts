import { BODY_LIMIT, type Failure, type RequirementResult, type Run } from '../suites/results/run.js';
import { describeFailure, describeProblem } from './describe-failure.js';
import { groupBy } from './group-by.js';
import { printable } from './printable.js';
import type { PlainReporter } from './reporter.js';
import type { Texts } from './texts/en.js';
import type { Language } from './texts/language.js';
import { TEXTS } from './texts/texts.js';
import { append, type XmlElement, xmlDocument } from './xml-element.js';

/**
 * `junit.xml`: a suite of ours is a testsuite, a requirement a testcase. What was not shown or does not apply is
 * skipped with its reason, a warning passes with its text. An inconclusive run gets one testcase more that is in
 * error, because a CI that sees nothing but skipped cases calls them green.
 */
export const junitIn =
  (language: Language): PlainReporter =>
  (run) =>
    write(run, TEXTS[language]);

/** `junit.xml` in English. */
export const junit = junitIn('en');

function write(run: Run, texts: Texts): string {
  const document = xmlDocument();
  const inconclusive = run.verdict === 'inconclusive';
  const root = append(document, 'testsuites', {
    name: run.tool.name,
    ...counts(run.requirements, inconclusive ? 1 : 0),
    time: (run.run.milliseconds / 1000).toFixed(3),
  });
  const failures = groupBy(run.failures, (failure) => failure.requirement);
  for (const [suite, requirements] of groupBy(run.requirements, (requirement) => requirement.suite)) {
    const element = appendSuite(root, suite, run, counts(requirements, 0));
    for (const result of requirements) appendTestcase(element, result, failures.get(result.id) ?? [], texts);
  }
  if (inconclusive) {
    const element = appendSuite(root, 'run', run, counts([], 1));
    const message = printable(run.reasons.join(' ')) || 'nothing was shown';
    const testcase = append(element, 'testcase', { classname: 'run', name: 'verdict' });
    append(testcase, 'error', { message, type: 'inconclusive' }, message);
  }
  return `${document.end({ prettyPrint: true })}\n`;
}

function appendSuite(root: XmlElement, name: string, run: Run, numbers: Record<string, number>): XmlElement {
  const { contract, target } = run;
  const facts = {
    edition: contract.edition,
    profile: contract.profile,
    endpoint: target.url,
    scope: target.scope,
    seed: run.run.seed,
  };
  const element = append(root, 'testsuite', { name, ...numbers, timestamp: run.run.startedAt });
  const properties = append(element, 'properties');
  for (const [key, value] of Object.entries(facts)) append(properties, 'property', { name: key, value });
  return element;
}

function appendTestcase(
  suite: XmlElement,
  requirement: RequirementResult,
  failures: Failure[],
  texts: Texts,
): void {
  const { id, operationId, verdict, reason, level } = requirement;
  const testcase = append(suite, 'testcase', { classname: operationId ?? requirement.suite, name: id });
  const decisive = failures.filter((failure) => failure.verdict === verdict);
  const others = failures.filter((failure) => failure.verdict !== verdict);
  const message = decisive[0] ? describeProblem(decisive[0]) : printable(reason ?? verdict);
  const body = text([...decisive, ...others], message, texts);
  if (verdict === 'fail') append(testcase, 'failure', { message, type: level }, body);
  if (verdict === 'error') append(testcase, 'error', { message, type: level }, body);
  if (verdict === 'warn') append(testcase, 'system-out', {}, body);
  if (verdict === 'unproven' || verdict === 'not-applicable') {
    append(testcase, 'skipped', {
      message: `${texts.language === 'en' ? verdict : texts.verdicts[verdict]}: ${printable(reason ?? message)}`,
    });
  }
}

/** All failures of a requirement in one text: most readers of the format take only the first element. */
function text(failures: Failure[], message: string, texts: Texts): string {
  if (failures.length === 0) return message;
  return failures
    .map((failure) =>
      [
        describeProblem(failure),
        ...describeFailure(failure, BODY_LIMIT, texts).map(
          ({ label, text: said }) => `${texts.details[label]}: ${said}`,
        ),
      ].join('\n'),
    )
    .join('\n\n');
}

function counts(requirements: RequirementResult[], extraErrors: number): Record<string, number> {
  const having = (...verdicts: string[]) =>
    requirements.filter((requirement) => verdicts.includes(requirement.verdict)).length;
  return {
    tests: requirements.length + extraErrors,
    failures: having('fail'),
    errors: having('error') + extraErrors,
    skipped: having('unproven', 'not-applicable'),
  };
}

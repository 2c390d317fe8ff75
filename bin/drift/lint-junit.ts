import { append, xmlDocument } from '../../reporters/xml-element.js';
import { LINT_RULES } from '../../spec/drift/lint/finding.js';
import type { LintReport } from '../../spec/drift/lint/lint-report.js';
import { placeText } from '../../spec/drift/report/place-text.js';

/** A test suite for each document and a test case for each rule; a case with findings fails. */
export function lintJunit({ documents }: LintReport): string {
  const xml = xmlDocument();
  const suites = append(xml, 'testsuites', { name: 'sms-conformance drift --lint' });
  for (const { file, findings } of documents) {
    const broken = new Set(findings.map(({ rule }) => rule));
    const suite = append(suites, 'testsuite', {
      name: file,
      tests: LINT_RULES.size,
      failures: broken.size,
    });
    for (const { id, statement } of LINT_RULES.values()) {
      const test = append(suite, 'testcase', { classname: file, name: `${id}: ${statement}` });
      const own = findings.filter(({ rule }) => rule === id);
      if (own.length === 0) continue;
      const text = own.flatMap(({ message, statements }) => [
        message,
        ...statements.map(({ value, at }) => `  ${placeText(at)}: ${value}`),
      ]);
      const message = `${own.length} ${own.length === 1 ? 'place' : 'places'}: ${own[0]?.message}`;
      append(test, 'failure', { type: own[0]?.level ?? 'note', message }, text.join('\n'));
    }
  }
  return xml.end({ prettyPrint: true });
}

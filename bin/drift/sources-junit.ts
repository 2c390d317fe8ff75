import { append, xmlDocument } from '../../reporters/xml-element.js';
import { countOf, type SourcesReport, statementText } from '../../spec/drift/report/sources-text.js';

/** A test case for each operation in which sources differ; every one fails. */
export function sourcesJunit({ rows, sources }: SourcesReport): string {
  const xml = xmlDocument();
  const requests = [...new Set(rows.map(({ request }) => request))];
  const suites = append(xml, 'testsuites', { name: 'sms-conformance drift' });
  const counts = { tests: Math.max(requests.length, 1), failures: requests.length };
  const suite = append(suites, 'testsuite', { name: sources.join(', '), ...counts });
  if (requests.length === 0)
    append(suite, 'testcase', { classname: 'sources', name: 'all sources state the same' });
  for (const request of requests) {
    const own = rows.filter((row) => row.request === request);
    const test = append(suite, 'testcase', { classname: own[0]?.operationId ?? '', name: request });
    const message = countOf(own);
    const text = own.map((row) => statementText(row, sources)).join('\n');
    append(test, 'failure', { type: own[0]?.level ?? 'note', message }, text);
  }
  return xml.end({ prettyPrint: true });
}

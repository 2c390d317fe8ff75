import { append, xmlDocument } from '../../reporters/xml-element.js';
import type { DriftReport } from '../../spec/drift/report/drift-report.js';
import { paragraphs } from '../../spec/drift/report/paragraphs.js';

/** A test suite for each document and a test case for each operation; a case with differences fails. */
export function driftJunit({ documents }: DriftReport): string {
  const xml = xmlDocument();
  const suites = append(xml, 'testsuites', { name: 'sms-conformance drift' });
  for (const { file, operations, drifts } of documents) {
    const requests = [
      ...new Set([...operations.map(({ request }) => request), ...drifts.map((one) => one.request)]),
    ];
    const counted = drifts.filter(({ level }) => level !== 'none');
    const failures = new Set(counted.map(({ request }) => request)).size;
    const suite = append(suites, 'testsuite', { name: file, tests: requests.length, failures });
    for (const request of requests) {
      const own = counted.filter((drift) => drift.request === request);
      const test = append(suite, 'testcase', { classname: file, name: request || 'error codes' });
      if (own.length === 0) continue;
      const message = own.map((drift) => drift.message).join(' ');
      append(test, 'failure', { type: own[0]?.level ?? 'note', message }, paragraphs(own).join('\n\n'));
    }
  }
  return xml.end({ prettyPrint: true });
}

import { expect, test } from 'vitest';
import { convert } from 'xmlbuilder2';
import { junit } from './junit.js';
import { failureOf, requirementOf, runOf, troubledRun } from './testing/sample-run.js';

const testcaseOf = (xml: string, id: string) =>
  xml.match(new RegExp(`<testcase [^>]*name="${id}"(/>|>.*?</testcase>)`, 's'))?.[0];

/** What the production Char of XML 1.0 leaves out. */
const ILLEGAL = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

test('hostile content gives well-formed XML without illegal characters', () => {
  const xml = junit(troubledRun());
  expect(xml).not.toMatch(ILLEGAL);
  expect(xml).not.toMatch(/&(?!(lt|gt|amp|quot|apos);)/);
  expect(() => convert(xml, { format: 'object' })).not.toThrow();
});

test('text that looks like markup or an entity is written as text', () => {
  const reason = '<a b="1">&lt; &x; ]]>';
  const xml = junit(runOf([requirementOf({ verdict: 'fail', reason })]));
  expect(xml).toContain('message="&lt;a b=&quot;1&quot;&gt;&amp;lt; &amp;x; ]]&gt;"');
  expect(xml).toContain('>&lt;a b="1"&gt;&amp;lt; &amp;x; ]]&gt;</failure>');
});

test('a suite is a testsuite with the numbers of its requirements', () => {
  const xml = junit(troubledRun());
  expect(xml).toContain('<testsuite name="rejections" tests="4" failures="1" errors="1" skipped="1"');
  expect(xml).toContain('<testsuite name="lifecycle" tests="1" failures="0" errors="0" skipped="1"');
  expect(xml).toContain('<testsuites name="sms-conformance" tests="5" failures="1" errors="1" skipped="2"');
});

test('a testcase is named after the requirement and classed by the operation', () => {
  expect(junit(runOf())).toContain(
    '<testcase classname="UpdateTaskStatus" name="UpdateTaskStatus.request.operation.enum"/>',
  );
});

test('a requirement about several operations is classed by its suite', () => {
  const xml = junit(runOf([requirementOf({ id: 'R9', operationId: null })]));
  expect(xml).toContain('<testcase classname="rejections" name="R9"/>');
});

test('all failures of a requirement stand in one failure element', () => {
  const failed = requirementOf({ verdict: 'fail' });
  const failures = [failureOf(), failureOf({ id: 'second', message: 'The second one.' })];
  const testcase = testcaseOf(junit(runOf([failed], { failures })), failed.id) ?? '';
  expect(testcase.match(/<failure /g)).toHaveLength(1);
  expect(testcase).toContain('The second one.');
  expect(testcase).toContain('request: POST http://127.0.0.1:40000/v3/tasks/7a9a9540/action');
  expect(testcase).toContain('table 5-163');
});

test('a requirement that failed without a recorded case gives its reason', () => {
  const failed = requirementOf({ verdict: 'fail', reason: 'Because.' });
  expect(testcaseOf(junit(runOf([failed])), failed.id)).toContain('<failure message="Because." type="must"');
});

test('an error of the suite is an error and not a failure', () => {
  const testcase = testcaseOf(junit(troubledRun()), 'ShowTask.response');
  expect(testcase).toContain('<error message="No answer."');
  expect(testcase).not.toContain('<failure');
});

test('what does not apply is skipped with its reason', () => {
  expect(testcaseOf(junit(troubledRun()), 'R9')).toContain('<skipped message="not-applicable: read-only"/>');
});

test('what was not shown is skipped with its reason', () => {
  const unproven = requirementOf({ verdict: 'unproven', reason: 'no task can be started' });
  const xml = junit(runOf([unproven]));
  expect(xml).toContain('<skipped message="unproven: no task can be started"/>');
});

test('a warning passes with its text', () => {
  const testcase = testcaseOf(junit(troubledRun()), 'ListTasks.request.name.maxLength');
  expect(testcase).toContain('<system-out>256 characters are accepted.');
  expect(testcase).not.toMatch(/<(failure|error|skipped)/);
});

test('an inconclusive run without any requirement is in error, not empty and green', () => {
  const xml = junit(runOf([], { verdict: 'inconclusive', reasons: ['Nothing answered.'] }));
  expect(xml).toContain('<testsuites name="sms-conformance" tests="1" failures="0" errors="1"');
  expect(xml).toContain('<error message="Nothing answered." type="inconclusive">');
});

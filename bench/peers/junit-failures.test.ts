import { expect, test } from 'vitest';
import { junitFailures } from './junit-failures.js';

test('failures and errors are read with their suite and test, and what passed is not', () => {
  const report = `<?xml version="1.0"?>
<testsuites name="all" tests="4">
  <testsuite name="sources / Show" tests="2">
    <testcase name="Status is 2xx" time="0.1" classname="A"/>
    <testcase name="Schema &lt;valid&gt;" time="0.1">
      <failure type="AssertionFailure" message="data &quot;a&quot;&#xA;should be &#39;b&#39;"><![CDATA[<failure message="of the server">]]></failure>
    </testcase>
  </testsuite>
  <testsuite name="tasks">
    <testcase name="Show"><error message="no answer"/></testcase>
  </testsuite>
</testsuites>`;
  expect(junitFailures(report)).toEqual([
    { suite: 'sources / Show', test: 'Schema <valid>', message: `data "a"\nshould be 'b'` },
    { suite: 'tasks', test: 'Show', message: 'no answer' },
  ]);
});

test('an escaped ampersand is not taken for the begin of another entity', () => {
  const [failure] = junitFailures(
    '<testcase name="a &amp;lt; b"><failure message="x &unknown; y"/></testcase>',
  );
  expect(failure).toEqual({ suite: '', test: 'a &lt; b', message: 'x &unknown; y' });
});

test('a report without failures has none', () => {
  expect(junitFailures('<testsuites><testsuite name="a" failures="0"/></testsuites>')).toEqual([]);
});

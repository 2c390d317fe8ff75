import { expect, test } from 'vitest';
import { consoleReporter } from './console.js';
import { html } from './html.js';
import { json } from './json.js';
import { junit } from './junit.js';
import { markdown } from './markdown.js';
import { sarif } from './sarif.js';
import { requirementOf, runOf } from './testing/sample-run.js';

const { contract } = runOf();
const left = requirementOf({
  id: 'ShowCommand.status',
  verdict: 'not-applicable',
  cases: 0,
  reason: 'the profile core leaves it out',
});
const run = runOf([requirementOf(), left], { contract: { ...contract, profile: 'core' } });

test.each([
  ['the console', consoleReporter({ color: false, report: null }), ', profile core,'],
  ['summary.md', markdown('en'), '**Profile** `core`'],
  ['junit.xml', junit, '<property name="profile" value="core"/>'],
  ['junit.xml, with what is left out,', junit, 'message="not-applicable: the profile core leaves it out"'],
  ['report.sarif', sarif, '"profile": "core"'],
  ['report.json', json, '"profile": "core"'],
  ['report.html', html('en'), 'core (source servers and migration tasks)'],
  ['report.html in Chinese', html('zh'), 'core（源端与迁移任务）'],
  ['report.html in Chinese, with what is left out,', html('zh'), '档案core不包含此项'],
] as const)('%s names the profile', async (_, reporter, expected) => {
  expect(await reporter(run)).toContain(expected);
});

test('the results of a profile are a category of their own for readers of SARIF', () => {
  const idOf = (profile: string) =>
    JSON.parse(sarif(runOf([], { contract: { ...contract, profile } }))).runs[0].automationDetails.id;
  expect(idOf('core')).toBe('sms-conformance/latest/core/');
  expect(idOf('full')).toBe('sms-conformance/latest/');
});

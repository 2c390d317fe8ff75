import { expect, test } from 'vitest';
import { consoleReporter } from './console.js';
import { failureOf, requirementOf, runOf, troubledRun } from './testing/sample-run.js';

const plain = consoleReporter({ color: false, report: 'conformance-report' });

test('a conformant run is the target, the table and the verdict', () => {
  expect(plain(runOf())).toBe(
    [
      'sms-conformance 0.1.0  http://127.0.0.1:40000 (the embedded reference server)',
      'edition latest, profile full, scope account-wide, seed 42, 120 requests in 2.5 s',
      '',
      'suite          pass   warn  unproven   fail  error  not-applicable',
      'rejections        1      0         0      0      0               0',
      'total             1      0         0      0      0               0',
      '',
      'Verdict: conformant',
      'Report:  conformance-report',
      '',
    ].join('\n'),
  );
});

test('the last lines are the verdict and the place of the report', () => {
  expect(plain(troubledRun()).trimEnd().split('\n').slice(-2)).toEqual([
    'Verdict: non-conformant',
    'Report:  conformance-report',
  ]);
});

test('a failure tells request, response, documented place, curl and replay', () => {
  const run = runOf([requirementOf({ verdict: 'fail' })], { failures: [failureOf()] });
  const text = plain(run);
  expect(text).toContain('\nUpdateTaskStatus.request.operation.enum\n');
  expect(text).toContain('\n  request     POST http://127.0.0.1:40000/v3/tasks/7a9a9540/action\n');
  expect(text).toContain('\n  body        {"operation":"restart"}\n');
  expect(text).toContain('\n  response    200 {"ok":true}\n');
  expect(text).toContain('table 5-163, row operation');
  expect(text).toContain('\n  curl        curl -i -X POST');
  expect(text).toContain('\n  replay      sms-conformance certify --operation UpdateTaskStatus --seed 42\n');
});

test('failures of one requirement are merged and counted', () => {
  const text = plain(troubledRun());
  expect(text).toContain('Failures (1)');
  expect(text).toContain('UpdateTaskStatus.request.operation.enum (2 cases)');
});

test('beyond twenty failures each is a line with its place', () => {
  const failures = Array.from({ length: 22 }, (_, index) => failureOf({ requirement: `Rule${index}` }));
  const text = plain(runOf([], { failures }));
  expect(text.match(/^ {2}request {5}/gm)).toHaveLength(20);
  expect(text).toContain('  - Rule20: ');
});

test('errors of the suite have a section of their own', () => {
  expect(plain(troubledRun())).toContain('Errors of the suite or the network, not of the server (1)');
});

test('unproven requirements are grouped by reason', () => {
  const requirements = ['a', 'b', 'c', 'd', 'e'].map((id) =>
    requirementOf({ id, verdict: 'unproven', reason: id === 'e' ? 'another reason' : 'no task' }),
  );
  expect(plain(runOf(requirements))).toContain(
    ['Unproven (5)', '  - 4 x no task', '    a, b, c and 1 more', '  - 1 x another reason', '    e'].join(
      '\n',
    ),
  );
});

test('what was left behind comes with the command that removes it', () => {
  const text = plain(troubledRun());
  expect(text).toContain('Left behind at the endpoint (1)\n  - task');
  expect(text).toContain('\n    curl -X DELETE x\n');
});

test('hostile content neither steers the terminal nor starts a line', () => {
  const text = plain(troubledRun());
  expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}]/u);
  expect(text).not.toMatch(/^::/m);
});

test('only what is meant to be copied is wider than 80 columns', () => {
  const wide = plain(troubledRun())
    .split('\n')
    .filter((line) => [...line].length > 80);
  expect(wide.filter((line) => !/^ {2}(curl|request|replay) /.test(line))).toEqual([]);
});

test('colour appears only when it is asked for', () => {
  const colored = consoleReporter({ color: true, report: null })(troubledRun());
  expect(colored).toContain('\u001b[31mnon-conformant');
  expect(plain(troubledRun())).not.toContain('\u001b');
});

test('an interrupted run says so', () => {
  const run = runOf();
  expect(plain({ ...run, run: { ...run.run, interrupted: true } })).toContain('Interrupted: ');
});

test('a report that could not be written is not announced as written', () => {
  expect(consoleReporter({ color: false, report: null })(runOf())).toContain('Report:  could not be written');
});

test('a suite that was asked for and has no result shows zeros', () => {
  const run = runOf();
  expect(plain({ ...run, run: { ...run.run, suites: ['examples', 'rejections'] } })).toMatch(
    /^examples( +0){6}$/m,
  );
});

test('how much of the state machines was covered stands below the table, where the suite ran', () => {
  expect(plain(troubledRun())).toContain(
    '\nlifecycle: 10 of 12 states, 41 of 57 transitions, 212 of 240 cells\n',
  );
  expect(plain(runOf())).not.toContain('lifecycle');
});

test('in Chinese the words, the places and the known reasons are Chinese, and nothing is wider', () => {
  const requirements = [requirementOf({ verdict: 'unproven', reason: 'the example was not sent' })];
  const text = consoleReporter({ color: false, report: 'x', language: 'zh' })(
    runOf(requirements, { failures: [failureOf()], reasons: ['1 requirement is not met.'] }),
  );
  expect(text).toContain('版本 latest, 档案 full, 范围 account-wide, 种子 42, 120个请求，2.5秒');
  expect(text).toContain('测试套件       通过   警告  未证实   失败   错误  不适用\n');
  expect(text).toContain('失败 (1)');
  expect(text).toContain('  文档出处    文档004（API手册第38版，2025-08-14），第5.4.5节');
  expect(text).toContain('  - 1 x 未发送该示例\n');
  expect(text).toContain('- 1项要求未满足。\n结论：符合\n报告：x\n');
});

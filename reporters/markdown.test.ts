import { expect, test } from 'vitest';
import { markdown } from './markdown.js';
import { failureOf, requirementOf, runOf, troubledRun } from './testing/sample-run.js';

test('a conformant run is the verdict, the facts and the table', () => {
  expect(markdown('en')(runOf())).toBe(`## ✅ Conformance report: conformant

**Endpoint** \`http://127.0.0.1:40000\` · **Edition** \`latest\` · **Profile** \`full\` · **Scope** \`account-wide\` · **Seed** \`42\` · **Requests** 120 · **Duration** 2.5 s

| Suite | pass | warn | unproven | fail | error | not applicable |
| --- | ---: | ---: | ---: | ---: | ---: | ---: |
| rejections | 1 | 0 | 0 | 0 | 0 | 0 |
| **total** | 1 | 0 | 0 | 0 | 0 | 0 |
`);
});

test('a finding has its requirement, its place and its replay', () => {
  const text = markdown('en')(
    runOf([requirementOf({ verdict: 'fail' })], { failures: [failureOf(), failureOf()] }),
  );
  expect(text).toContain(
    '### Failures (1)\n\n- `UpdateTaskStatus.request.operation.enum` (2 cases): operation ',
  );
  expect(text).toContain('\n  Documented: document 004 &#40;API manual');
  expect(text).toContain('\n  `sms-conformance certify --operation UpdateTaskStatus --seed 42`\n');
});

test('what a server sent is neither markup nor a mention nor a line of its own', () => {
  const message = '<img src=x> [a](https://x) @admin `b` | c\n# d';
  const text = markdown('en')(runOf([], { failures: [failureOf({ message })] }));
  const [line = ''] = text.split('\n').filter((one) => one.includes('admin'));
  expect(line).toContain(
    '&#60;img src=x&#62; &#91;a&#93;&#40;https&#58;//x&#41; &#64;admin &#96;b&#96; &#124; c\\n&#35; d'.replace(
      '\\n',
      '&#92;n',
    ),
  );
  expect(markdown('en')(troubledRun())).not.toContain('</failure>');
});

test('fifty findings are listed, and the others counted', () => {
  const failures = Array.from({ length: 60 }, (_, index) => failureOf({ requirement: `R${index}` }));
  const text = markdown('en')(runOf([], { failures }));
  expect(text.match(/^- `R\d+`/gm)).toHaveLength(50);
  expect(text).toContain('Further 10 findings');
});

test('in Chinese the words and the known reasons are Chinese', () => {
  const run = runOf([requirementOf({ verdict: 'unproven', reason: 'the example was not sent' })], {
    verdict: 'inconclusive',
    reasons: ['1 requirement could not be shown.'],
  });
  const text = markdown('zh')(run);
  expect(text).toContain('## ⚠️ 一致性报告: 无法判定');
  expect(text).toContain('- 1项要求未能证实。');
  expect(text).toContain('- 1 × 未发送该示例: `UpdateTaskStatus.request.operation.enum`');
});

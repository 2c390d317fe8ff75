import type { Log } from 'sarif';
import { expect, test } from 'vitest';
import { compareWithDocument } from '../compare-documents.js';
import { lint } from '../lint/lint.js';
import { lintSarif, lintText } from '../lint/lint-report.js';
import { type Change, documentAfter, rowOf } from '../testing/colours.js';
import { type DriftReport, summaryOf } from './drift-report.js';
import { driftMarkdown } from './markdown.js';
import { driftSarif } from './sarif.js';
import { driftText } from './text.js';

function reportAfter(change: Change): DriftReport {
  const documents = [
    compareWithDocument(
      { file: 'pages/new.html', claims: documentAfter(change) },
      { file: 'old.html', claims: documentAfter() },
    ),
  ];
  return {
    schemaVersion: '1.0',
    tool: { name: 'sms-conformance', version: '0.0.0' },
    against: 'old.html',
    summary: summaryOf(documents),
    documents,
  };
}

const HOSTILE = 'a|b <script>alert(1)</script> [x](y) `z` @all \u001b[31m\u202e';

const report = reportAfter((one) => {
  Object.assign(rowOf(one, '1', 'colour_id'), { maxLength: 35, wording: HOSTILE });
  Object.assign(rowOf(one, '2', 'shade'), { enum: ['DARK', 'LIGHT', 'DIM'] });
});

test('the text has one paragraph for each place, the worst first, and names both places', () => {
  const text = driftText(report, (line) => line.replace(/\p{C}/gu, '?'));
  expect(text.match(/^ {2}(error|warning)/gm)).toEqual(['  error', '  warning']);
  expect(text).toContain('now     pages/new.html:3, table 1, row colour_id: a|b');
  expect(text).toContain('before  old.html:3, table 1, row colour_id: maxLength 36');
  expect(text).toContain('Drift: 1 error, 1 warning.');
  expect(text).not.toContain('\u001b');
});

test('nothing that a document says becomes a mark of Markdown', () => {
  const markdown = driftMarkdown(report);
  const rows = markdown.split('\n').filter((line) => line.startsWith('| warning'));
  expect(rows).toHaveLength(1);
  expect(rows[0]?.split(/(?<!\\)\|/)).toHaveLength(7);
  expect(markdown).not.toMatch(/<script>|(?<!\\)\[x\]|@all/);
});

test('SARIF has the place, the level and a fingerprint of each difference', () => {
  const log: Log = driftSarif(report);
  const [run] = log.runs;
  expect(run?.results?.map(({ ruleId, level }) => [ruleId, level])).toEqual([
    ['max-length-lowered', 'warning'],
    ['enum-value-added', 'error'],
  ]);
  expect(run?.results?.[0]?.locations?.[0]?.physicalLocation).toEqual({
    artifactLocation: { uri: 'pages/new.html' },
    region: { startLine: 3 },
  });
  expect(run?.results?.[0]?.partialFingerprints).toEqual({
    'drift/v1': report.documents[0]?.drifts[0]?.fingerprint,
  });
  expect(run?.tool.driver.rules?.map(({ id }) => id).sort()).toEqual([
    'enum-value-added',
    'max-length-lowered',
  ]);
});

test('Markdown says which edition a document states, and what could not be read', () => {
  const [document] = reportAfter(() => {}).documents;
  const note = { kind: 'unreadable' as const, text: 'the text may break off', line: 7 };
  const written = driftMarkdown({
    ...report,
    documents: document ? [{ ...document, looksLike: 'manual-38', notes: [note] }] : [],
  });
  expect(written).toContain('It states what the edition manual-38 states');
  expect(written).toContain('- line 7: the text may break off');
});

test('a document without drift says so', () => {
  expect(
    driftText(
      reportAfter(() => {}),
      (line) => line,
    ),
  ).toContain('No drift.');
});

test('a finding of the lint has all its places, the first one as its location', () => {
  const claims = documentAfter((one) =>
    Object.assign(rowOf(one, '4', 'shade'), { enum: ['DARK', 'LIGHT', 'DIM'] }),
  );
  const findings = lint({ file: 'page.html', claims });
  const lintReport = {
    schemaVersion: '1.0' as const,
    tool: report.tool,
    documents: [{ file: 'page.html', findings }],
  };
  const log: Log = lintSarif(lintReport);
  expect(log.runs[0]?.results).toMatchObject([
    {
      ruleId: 'values-differ',
      level: 'error',
      locations: [{ physicalLocation: { region: { startLine: 5 } } }],
      relatedLocations: [{ physicalLocation: { region: { startLine: 12 } } }],
    },
  ]);
  expect(lintText(lintReport)).toMatch(
    /page\.html:5, table 2, row shade: DARK, LIGHT\n.*page\.html:12, table 4/,
  );
});

import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { runCaptured } from '../testing/run-captured.js';

const folder = mkdtempSync(join(tmpdir(), 'side-by-side-'));

/** Writes a file and returns its path. */
function fileWith(name: string, content: string): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

const drift = (...argv: string[]) => runCaptured(['drift', ...argv]);

test.each([
  [['--overlay', 'o.yaml', '--lint'], /--overlay comes from comparing/],
  [['--overlay', 'o.yaml', '--report', 'r.json'], /--overlay comes from comparing/],
  [['--lint', '--report', 'r.json'], /--lint is about documents alone/],
  [['--against', 'x.txt', '--transcript', 't.jsonl'], /--against is about documents alone/],
])('%j do not go together', async (options, message) => {
  const { code, stderr } = await drift('page.txt', ...options);
  expect(code).toBe(2);
  expect(stderr).toMatch(message);
});

test.each(['sarif', 'junit', 'markdown', 'text'])('the table of sources is written as %s', async (format) => {
  const transcript = fileWith(
    `sent-${format}.jsonl`,
    JSON.stringify({ operationId: 'ListErrorServers', response: { status: 200, body: '{"hue":"a|b"}' } }),
  );
  const { stdout, code } = await drift('--transcript', transcript, '--format', format);
  expect(stdout).toContain('response 200.hue');
  expect(code).toBe(1);
  expect((await drift('--transcript', transcript, '--format', format, '--fail-on', 'error')).code).toBe(0);
});

test('a server that refuses what a table forbids makes no difference; what it chose where the documents leave it does', async () => {
  const requirement = (id: string, reading: string) => ({
    id,
    operationId: 'ListErrorServers',
    verdict: 'pass',
    reading,
  });
  const report = fileWith(
    'report.json',
    JSON.stringify({
      requirements: [
        requirement('ListErrorServers.request.query.limit.maximum', 'refused'),
        requirement('ListErrorServers.request.query.offset.maximum', 'accepted'),
        requirement('SMS.6404', 'limit=abc: refused'),
      ],
    }),
  );
  const { stdout } = await drift('--report', report, '--format', 'json');
  const { rows } = JSON.parse(stdout) as {
    rows: { place: string; what: string; values: Record<string, string> }[];
  };
  expect(rows.map(({ place, what, values }) => [place, what, values[report]])).toEqual([
    ['query offset', 'maximum', 'accepted'],
    ['SMS.6404', 'behaviour', 'limit=abc: refused'],
  ]);
});

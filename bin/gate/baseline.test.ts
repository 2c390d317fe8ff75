import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readBaseline } from './baseline.js';
import { parseBaseline } from './parse-baseline.js';

const known = () => new Set(['UpdateTask.request.name.maxLength', 'SMS.7713']);
const parsed = (text: string) => parseBaseline('b.yaml', text, known);

const entry = (changes: Record<string, string> = {}) => {
  const fields = {
    requirement: 'SMS.7713',
    reason: 'known',
    owner: 'team',
    expires: '2026-12-31',
    ...changes,
  };
  const lines = Object.entries(fields).filter(([, value]) => value !== '-');
  return `accepted:\n  - ${lines.map(([name, value]) => `${name}: ${value}`).join('\n    ')}\n`;
};

test('an entry has a requirement, a reason, an owner, a last day, and maybe the worst verdict', () => {
  expect(parsed(entry({ verdict: 'warn' }))).toEqual([
    { requirement: 'SMS.7713', verdict: 'warn', reason: 'known', owner: 'team', expires: '2026-12-31' },
  ]);
});

test.each(['', '# nothing\n', 'accepted:\n', 'accepted: []\n'])('%j accepts nothing', (text) => {
  expect(parsed(text)).toEqual([]);
});

test.each([
  ['accepted: [', 'b.yaml:1:12: the file is no YAML: '],
  ['- SMS.7713', "b.yaml:1:1: expected a map with the key 'accepted'"],
  ['acepted: []', "b.yaml:1:1: unknown key 'acepted': expected 'accepted'"],
  ['accepted: yes', "b.yaml:1:11: 'accepted' is no list: "],
  ['accepted:\n  - SMS.7713', 'b.yaml:2:5: expected an entry with requirement, reason, owner, expires'],
  [entry({ owner: '-' }), 'b.yaml:2:5: the entry has no owner: expected requirement, reason, owner, expires'],
  [entry({ reason: '""' }), 'b.yaml:3:13: reason is empty or no text'],
  [entry({ expires: '2026-02-30' }), "b.yaml:5:14: expires '2026-02-30': expected a day such as 2026-12-31"],
  [entry({ expires: 'never' }), "b.yaml:5:14: expires 'never': expected a day"],
  [
    entry({ requirement: 'SMS.7731' }),
    "b.yaml:2:18: unknown requirement 'SMS.7731': did you mean 'SMS.7713'?",
  ],
  [entry({ verdict: 'error' }), "b.yaml:6:14: verdict 'error': expected one of warn, unproven, fail"],
  [entry({ expired: 'x' }), "b.yaml:6:5: unknown key 'expired': did you mean 'expires'?"],
  [entry() + entry().replace('accepted:\n', ''), "b.yaml:6:5: 'SMS.7713' is accepted twice"],
])('%j is refused with its line and column', (text, message) => {
  expect(() => parsed(text)).toThrow(message);
});

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'baseline-'));
});

afterEach(() => rm(folder, { recursive: true }));

test('a file that is to be written need not exist, one that is to be read has to', async () => {
  const file = join(folder, 'b.yaml');
  expect(await readBaseline(file, true, known)).toEqual({ file, text: '', accepted: [] });
  await expect(readBaseline(file, false, known)).rejects.toThrow(
    `the baseline '${file}' cannot be read: there is no such file; --update-baseline writes one`,
  );
  await expect(readBaseline(folder, true, known)).rejects.toThrow('it is a directory');
  await writeFile(file, entry());
  expect((await readBaseline(file, false, known)).accepted).toHaveLength(1);
});

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseAllDocuments } from 'yaml';
import { packageRoot } from '../spec/package-root.js';
import { readArguments } from './read-arguments.js';
import { readValues } from './read-values.js';

const FILES = [
  'ci/github-matrix.yml',
  'ci/gitlab.yml',
  'ci/kubernetes-job.yaml',
  'ci/github-drift.yml',
  'action.yml',
];

/** Variables of each CI, with values that they may have. */
const VARIABLES: readonly (readonly [RegExp, string])[] = [
  [/\$\{\{ github\.run_number \}\}|\$CI_PIPELINE_IID|"\$SEED"/g, '7'],
  [/\$\{\{ matrix\.shard \}\}|\$CI_NODE_INDEX|\$\(\(JOB_COMPLETION_INDEX \+ 1\)\)/g, '2'],
  [/\$SHARDS|\$CI_NODE_TOTAL/g, '4'],
  [/"\$\{arguments\[@\]\}"/g, '--scope own-resources'],
  [/"\$REPORT"/g, 'conformance-report'],
  [/"/g, ''],
];

function commandsIn(text: string): string[] {
  const line = text.replace(/\\\n\s*/g, ' ').replace(/\n {6,}(?=--|\|\|)/g, ' ');
  return [...line.matchAll(/(?:sms-conformance(?:\.js"?)?) ((?:certify|merge|drift) [^\n|>]*)/g)].map(
    ([, command = '']) =>
      VARIABLES.reduce((written, [pattern, value]) => written.replace(pattern, value), command).trim(),
  );
}

test.each(FILES)('%s is YAML, and its commands are those of this version', async (file) => {
  const text = readFileSync(join(packageRoot, file), 'utf8');
  for (const document of parseAllDocuments(text))
    expect('errors' in document ? document.errors : []).toEqual([]);
  const commands = commandsIn(text);
  expect(commands.length).toBeGreaterThan(0);
  for (const command of commands) {
    const { command: name = 'certify', given } = readArguments(command.split(/\s+/));
    await expect(readValues(name, given)).resolves.toBeDefined();
  }
});

test.each(FILES.slice(0, 4))('%s takes one edit', (file) => {
  expect(readFileSync(join(packageRoot, file), 'utf8').match(/# the one edit$/gm)).toHaveLength(1);
});

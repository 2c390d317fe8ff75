import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, onTestFinished, test } from 'vitest';
import { startServer } from '../fixtures/server/server.js';
import { startProcess } from './testing/start-process.js';

test('a defect that nobody catches ends the run with its trace and what is left, and with no secret', async () => {
  const server = await startServer({});
  const directory = mkdtempSync(join(tmpdir(), 'crash-'));
  onTestFinished(async () => {
    await server.close();
    rmSync(directory, { recursive: true });
  });
  const defect = join(directory, 'defect.mjs');
  writeFileSync(
    defect,
    `import { existsSync, readFileSync } from 'node:fs';
    const isAtWork = () =>
      existsSync(process.env.LEDGER) && readFileSync(process.env.LEDGER, 'utf8').includes('"created"');
    setInterval(() => {
      if (isAtWork()) throw new Error('lost the token ' + process.env.SMS_AUTH_TOKEN);
    }, 5);`,
  );
  const report = join(directory, 'report');
  const { output, exit } = startProcess(
    ['certify', '--endpoint', server.url, '--suite', 'relations', '--report', report],
    {
      SMS_AUTH_TOKEN: server.token,
      LEDGER: join(report, 'ledger.jsonl'),
      NODE_OPTIONS: `--import=${pathToFileURL(defect)}`,
    },
  );
  expect(await exit).toBe(4);
  expect(output.stderr).toMatch(
    /internal error, please report it: Error: lost the token \$SMS_AUTH_TOKEN\n +at /,
  );
  expect(output.stderr).toContain('sms-conformance cleanup');
  const written = readdirSync(report).map((name) => readFileSync(join(report, name), 'utf8'));
  expect([...written, output.stderr, output.stdout].join('').includes(server.token)).toBe(false);
});

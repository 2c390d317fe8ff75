import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { spellingsOf } from '../suites/harness/spellings.js';
import { runCaptured } from './testing/run-captured.js';

const TOKEN = 'MIIPAgYJ/Ko+ZIhvcNAQcCoIIO8z=';
const PASSWORD = 'p@ss "wort" für/alle';
const ACCESS = 'AKIAQ7LM2PX9ZT4W';
const SECRET = 'q8Fv/2Lx+9sKd0Wm3ZtR7yHb=';
const ISSUED = 'ISSUEDtokenZ29vZCBtb3JuaW5n';

/** Every text that a server may have seen a secret in, in every spelling that there is. */
function echoOf({ headers }: IncomingMessage, secrets: string[]): string {
  const seen = [...secrets, ...Object.values(headers).map(String)];
  return JSON.stringify(
    Object.fromEntries(seen.flatMap(spellingsOf).map((text, index) => [`${text}`, [text, index]])),
  );
}

/** A server that knows the secrets and says them wherever it can. */
async function echoing(secrets: string[], isRude: boolean): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    const text = echoOf(request, secrets);
    const named = encodeURIComponent(secrets.join(' '));
    response.statusMessage = named.slice(0, 60);
    response.setHeader('Server', named);
    response.setHeader(
      'X-Echo',
      secrets.map((secret) => Buffer.from(`a:${secret}`).toString('base64')),
    );
    response.setHeader('Content-Type', isRude ? named : 'application/json');
    if (request.url?.endsWith('/auth/tokens')) response.setHeader('X-Subject-Token', ISSUED);
    const id = secrets[0] ?? '';
    const body = `{"id":${JSON.stringify(id)},"count":${JSON.stringify(id)},"error_code":${JSON.stringify(id)},"error_msg":${text},"target_password":${text}`;
    response.statusCode = request.method === 'GET' ? 200 : 201;
    response.end(isRude ? `<${body}` : `${body}}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const OPERATIONS = ['ListServers', 'RegisterServer', 'CreateTemplate', 'ShowTargetPassword', 'ListTasks'];

/** Everything that a run of the command leaves. */
async function artefactsOf(endpoint: string, env: Record<string, string>): Promise<Record<string, string>> {
  const report = mkdtempSync(join(tmpdir(), 'secrets-'));
  onTestFinished(() => rmSync(report, { recursive: true }));
  const chosen = OPERATIONS.flatMap((name) => ['--operation', name]);
  const argv = ['certify', '--endpoint', endpoint, ...chosen, '--suite', 'examples', '--suite', 'relations'];
  const { stdout, stderr } = await runCaptured([...argv, '--report', report, '--settle', '0'], env);
  const files = readdirSync(report, { recursive: true, encoding: 'utf8' });
  const written = files.map((name) => [name, readFileSync(join(report, name), 'utf8')] as const);
  return { stdout, stderr, ...Object.fromEntries(written) };
}

/** Where a secret still stands, and how. */
const leaks = (artefacts: Record<string, string>, secrets: string[]) =>
  Object.entries(artefacts).flatMap(([name, text]) =>
    secrets.flatMap((secret) =>
      spellingsOf(secret)
        .filter((spelling) => text.includes(spelling) || text.includes(spelling.slice(0, 16)))
        .map((spelling) => `${name}: ${spelling}`),
    ),
  );

test.each<[string, string[], (url: string) => Record<string, string>]>([
  ['a token', [TOKEN], () => ({ SMS_AUTH_TOKEN: TOKEN })],
  ['an access key', [SECRET, ACCESS], () => ({ CLOUD_SDK_AK: ACCESS, CLOUD_SDK_SK: SECRET })],
  [
    'a password and the token for it',
    [PASSWORD, ISSUED],
    (url) => ({
      SMS_IAM_URL: url,
      SMS_IAM_USER: 'alice',
      SMS_IAM_PASSWORD: PASSWORD,
      SMS_IAM_DOMAIN: 'acme',
      SMS_IAM_PROJECT: 'north',
    }),
  ],
  [
    'what other callers have',
    [PASSWORD, SECRET],
    () => ({ SMS_AUTH_TOKEN: 'another-token', SMS_READ_ONLY_TOKEN: SECRET, SMS_KEY_PASSPHRASE: PASSWORD }),
  ],
])('%s stands in nothing that is written, although the server repeats it', async (_, secrets, envOf) => {
  const url = await echoing(secrets, false);
  const artefacts = await artefactsOf(url, envOf(url));
  expect(Object.keys(artefacts)).toEqual(
    expect.arrayContaining(['report.json', 'junit.xml', 'transcript.jsonl', 'ledger.jsonl']),
  );
  expect(artefacts['transcript.jsonl']).toContain('RegisterServer');
  expect(leaks(artefacts, secrets)).toEqual([]);
});

test('a server that cannot be used gets no secret into the message about it', async () => {
  const url = await echoing([TOKEN], true);
  const artefacts = await artefactsOf(url, { SMS_AUTH_TOKEN: TOKEN });
  expect(artefacts.stderr).toContain('does not speak this API');
  expect(leaks(artefacts, [TOKEN])).toEqual([]);
});

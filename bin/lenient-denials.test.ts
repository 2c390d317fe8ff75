import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { startServer } from '../fixtures/server/server.js';
import { loadContract } from '../spec/contract.js';
import { DEFAULT_EDITION } from '../spec/editions.js';
import { certify } from '../suites/certify.js';
import { embeddedCallers } from './embedded-callers.js';
import { type Answered, startMutatingProxy } from './testing/mutating-proxy.js';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'denials-'));
});
afterEach(() => rm(directory, { recursive: true }));

/** A mixture of operations that read, create, change and delete, one of them with an optional token. */
const OPERATIONS = ['ListServers', 'CreateTask', 'ShowTask', 'UpdateMigproject', 'DeleteTemplates'];

/** Certifies a server that denies in another way. */
async function certified(deny: (answered: Answered, code: string) => Answered) {
  const server = await startServer();
  const proxy = await startMutatingProxy(
    server.url,
    () => async (asked, forward) => {
      const answered = await forward(asked);
      const code = /"error_code":"([^"]+)"/.exec(answered.text)?.[1] ?? '';
      return answered.status < 400 ? answered : deny(answered, code);
    },
    loadContract().operations,
  );
  const { credentials, others } = embeddedCallers(server);
  const run = await certify({
    endpoint: proxy.url,
    embedded: false,
    credentials,
    // A signature covers the host, and the proxy has another one than the server.
    others: { ...others, signer: undefined },
    edition: DEFAULT_EDITION,
    suites: ['security'],
    operations: OPERATIONS,
    seed: 1,
    scope: 'own-resources',
    timeout: 20_000,
    concurrency: 4,
    reportDirectory: directory,
    signal: new AbortController().signal,
  });
  await proxy.close();
  await server.close();
  return run;
}

const refusal = (status: number, code: string): Answered => ({
  status,
  headers: { 'content-type': 'application/json' },
  text: JSON.stringify({ error_code: code, error_msg: 'No.' }),
});

const isUnknown = (code: string) => code === 'SMS.6521' || code === 'SMS.6522';

test.each<[string, (answered: Answered, code: string) => Answered]>([
  ['with 400', (own, code) => (isUnknown(code) ? refusal(400, code) : own)],
  ['with 403', (own, code) => (isUnknown(code) ? refusal(403, code) : own)],
  ['at a gateway, with 401', (own, code) => (isUnknown(code) ? refusal(401, 'APIGW.0301') : own)],
  ['at a gateway, with 400', (own, code) => (isUnknown(code) ? refusal(400, 'APIGW.0301') : own)],
  ['with 400 for lack of rights', (own, code) => (code === 'SMS.9004' ? refusal(400, code) : own)],
  ['with SMS.9003 for lack of rights', (own, code) => (code === 'SMS.9004' ? refusal(400, 'SMS.9003') : own)],
  [
    'with 403 for what belongs to others',
    (own, code) => (/SMS\.7\d\d\d/.test(code) ? refusal(403, code) : own),
  ],
])('a server that denies %s is not blamed for it', async (_, deny) => {
  const { requirements } = await certified(deny);
  const ofSuite = requirements.filter(({ suite }) => suite === 'security');
  const blamed = ofSuite.filter(({ verdict }) => verdict !== 'pass' && verdict !== 'not-applicable');
  expect(blamed.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([]);
  expect(ofSuite.filter(({ verdict }) => verdict === 'pass').length).toBeGreaterThan(20);
});

test.each<[string, (answered: Answered, code: string) => Answered, RegExp]>([
  ['with 500', (own, code) => (isUnknown(code) ? refusal(500, code) : own), /SMS\.6521$/],
  ['with 404', (own, code) => (isUnknown(code) ? refusal(404, 'SMS.7703') : own), /SMS\.6522$/],
  [
    'with the code of something else',
    (own, code) => (isUnknown(code) ? refusal(400, 'SMS.9001') : own),
    /forged/,
  ],
])('a server that denies %s is blamed', async (_, deny, id) => {
  const { requirements } = await certified(deny);
  const failed = requirements.filter(({ verdict }) => verdict === 'fail').map((each) => each.id);
  expect(failed.filter((each) => id.test(each)).length).toBeGreaterThan(2);
});

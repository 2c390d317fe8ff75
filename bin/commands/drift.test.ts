import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import type { OperationClaim } from '../../spec/drift/claims.js';
import { loadClaims } from '../../spec/drift/load-claims.js';
import { renderPage } from '../../spec/drift/testing/render-page.js';
import { WRITERS } from '../../spec/drift/testing/write-page.js';
import { runCaptured } from '../testing/run-captured.js';

const folder = mkdtempSync(join(tmpdir(), 'drift-'));

/** Writes a file and returns its path. */
function fileWith(name: string, content: string | Uint8Array): string {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
}

/** The claims on an operation of the manual after a change. */
function changed(operationId: string, change: (operation: OperationClaim) => unknown): OperationClaim[] {
  const operation = loadClaims('manual-38').find((one) => one.operationId === operationId) as OperationClaim;
  const copy = structuredClone(operation);
  change(copy);
  return [copy];
}

const rowOf = (operation: OperationClaim, name: string) =>
  operation.tables
    .flatMap(({ rows }) => rows)
    .find((row) => row.name === name) as OperationClaim['tables'][0]['rows'][0];

const page = (operationId: string, change: (operation: OperationClaim) => unknown) =>
  WRITERS['page with tabs'](renderPage(changed(operationId, change), 'en'));

const drift = (...argv: string[]) => runCaptured(['drift', ...argv]);

/** The rules of the differences that are not only of words. */
async function rulesOf(...argv: string[]): Promise<string[]> {
  const { stdout } = await drift(...argv, '--format', 'json');
  const report = JSON.parse(stdout) as { documents: { drifts: { rule: string; place: string }[] }[] };
  return report.documents.flatMap(({ drifts }) => drifts.map(({ rule, place }) => `${place} ${rule}`));
}

test('a page that states what the contract states is no drift', async () => {
  const file = fileWith(
    'same.txt',
    page('ListErrorServers', () => {}),
  );
  const { code, stdout } = await drift(file);
  expect(stdout).toContain('No drift.');
  expect(code).toBe(0);
});

test('a changed limit is told with both statements, the requirement and exit code 1', async () => {
  const file = fileWith(
    'limit.txt',
    page('ListErrorServers', (one) => Object.assign(rowOf(one, 'limit'), { maximum: '101' })),
  );
  const { code, stdout } = await drift(file);
  expect(code).toBe(1);
  expect(stdout).toContain('query limit: the maximum is now 101, before 100. (loosens)');
  expect(stdout).toMatch(/now {5}.*limit\.txt:\d+, table 5-13, row limit: .*Maximum: 101/);
  expect(stdout).toContain(
    'before  document 004 (API manual, issue 38 of 2025-08-14), section 5.3.1, table 5-13, row limit: maximum 100',
  );
  expect(stdout).toContain('see     ListErrorServers.request.query.limit.maximum');
});

test.each([
  ['error', 0],
  ['warning', 1],
  ['note', 1],
  ['never', 0],
])('--fail-on %s ends a comparison with a warning with exit code %i', async (level, code) => {
  const file = fileWith(
    'limit.txt',
    page('ListErrorServers', (one) => Object.assign(rowOf(one, 'limit'), { maximum: '101' })),
  );
  expect((await drift(file, '--fail-on', level)).code).toBe(code);
});

test('a document is compared with another as it is with the contract', async () => {
  const earlier = fileWith(
    'earlier.txt',
    page('ListErrorServers', () => {}),
  );
  const later = fileWith(
    'later.txt',
    page('ListErrorServers', (one) => Object.assign(rowOf(one, 'limit'), { default: '7' })),
  );
  expect(await rulesOf(later, '--against', earlier)).toEqual(['query limit default-changed']);
  expect((await drift(earlier, '--against', earlier)).code).toBe(0);
});

test.each<[string, string | Uint8Array, RegExp]>([
  ['empty.txt', '', /it is empty: expected a document/],
  ['prose.txt', 'A colour is a colour.', /describes no operation: expected a request line/],
  ['program.bin', new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 0, 0, 1, 0]), /it is binary: expected text/],
])('%s is refused with one sentence and exit code 2', async (name, content, message) => {
  const { code, stderr, stdout } = await drift(fileWith(name, content));
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toMatch(message);
  expect(stderr).toContain(name);
});

test('a file that is not there is refused with its name', async () => {
  const { code, stderr } = await drift(join(folder, 'nowhere.txt'));
  expect(code).toBe(2);
  expect(stderr).toMatch(/nowhere\.txt: it cannot be read: ENOENT/);
});

const higherLimit = (one: OperationClaim) => Object.assign(rowOf(one, 'limit'), { maximum: '101' });

test('--overlay writes an Overlay with the limit that the document states', async () => {
  const file = fileWith('limit.txt', page('ListErrorServers', higherLimit));
  const overlay = join(folder, 'overlay.yaml');
  expect((await drift(file, '--overlay', overlay)).code).toBe(1);
  const { actions } = parse(readFileSync(overlay, 'utf8')) as {
    actions: { target: string; update?: object }[];
  };
  expect(actions.map(({ target }) => target)).toEqual([
    "$.paths['/v3/errors'].get.parameters[?(@.name == 'limit' && @.in == 'query')]",
    "$.paths['/v3/errors'].get",
  ]);
  expect(actions[1]?.update).toMatchObject({ parameters: [{ name: 'limit', schema: { maximum: 101 } }] });
});

test.each<[string[], RegExp]>([
  [['--overlay', 'x.yaml', '--against', 'PAGE'], /--overlay changes the contract/],
  [['--lint=no'], /--lint 'no': expected/],
  [['--openapi', 'PAGE'], /page\.txt: it is no OpenAPI 3 document|page\.txt: it is neither YAML nor JSON/],
  [['--transcript', 'PAGE'], /page\.txt: line 1 is no exchange/],
  [['--report', 'PAGE'], /page\.txt: it is no JSON/],
])('drift with %j is refused with one sentence', async (options, message) => {
  const file = fileWith(
    'page.txt',
    page('ListErrorServers', () => {}),
  );
  const { code, stderr } = await drift(file, ...options.map((option) => (option === 'PAGE' ? file : option)));
  expect(stderr).toMatch(message);
  expect(code).toBe(2);
});

test('--overlay into a folder that is not there writes nothing and ends with exit code 3', async () => {
  const file = fileWith('limit.txt', page('ListErrorServers', higherLimit));
  const { code, stderr, stdout } = await drift(file, '--overlay', join(folder, 'nowhere', 'overlay.yaml'));
  expect([code, stdout]).toEqual([3, '']);
  expect(stderr).toContain('cannot be written');
});

test('a text that breaks off without drift is inconclusive, and says where', async () => {
  const whole = page('ListErrorServers', () => {});
  const file = fileWith('cut.txt', whole.slice(0, whole.indexOf('Status Codes')));
  const { code, stdout } = await drift(file);
  expect(stdout).toContain('has no table of statuses: the text may break off');
  expect(code).toBe(4);
});

test('--lint finds a field that is mandatory and has a default', async () => {
  const file = fileWith(
    'page.txt',
    page('ListErrorServers', () => {}),
  );
  const { code, stdout } = await drift('--lint', file);
  expect(stdout).toContain('ListErrorServers offset is mandatory, and its default is 0.');
  expect(code).toBe(1);
});

test.each<[string, RegExp]>([
  ['markdown', /^\| warning \| mandatory-with-default \| ListErrorServers offset is mandatory, /m],
  [
    'junit',
    /<testcase [^>]*name="mandatory-with-default: [^>]*>\s*<failure type="warning" message="1 place: List/,
  ],
  ['sarif', /"ruleId": "mandatory-with-default"/],
  ['json', /"rule": "mandatory-with-default"/],
])('--lint is also written as %s', async (format, text) => {
  const file = fileWith(
    'page.txt',
    page('ListErrorServers', () => {}),
  );
  const { code, stdout } = await drift('--lint', file, '--format', format);
  expect(stdout).toMatch(text);
  expect(code).toBe(1);
});

test('junit has a failing case for the operation that drifted', async () => {
  const file = fileWith('limit.txt', page('ListErrorServers', higherLimit));
  const { stdout } = await drift(file, '--format', 'junit');
  expect(stdout).toMatch(/<testsuite name="[^"]*limit\.txt" tests="1" failures="1">/);
  expect(stdout).toContain('<failure type="warning"');
});

test('the same page in another encoding is the same page', async () => {
  const zh = (change: (one: OperationClaim) => unknown) =>
    WRITERS['page with tabs'](renderPage(changed('ListErrorServers', change), 'zh'));
  const utf16 = fileWith('utf16.txt', Buffer.from(`\ufeff${zh(higherLimit)}`, 'utf16le'));
  const utf8 = fileWith('utf8.txt', zh(higherLimit));
  expect(await rulesOf(utf16, '--against', utf8)).toEqual([]);
});

test('--overlay does not overwrite the document', async () => {
  const file = fileWith('own.txt', page('ListErrorServers', higherLimit));
  const { code, stderr } = await drift(file, '--overlay', file);
  expect(code).toBe(2);
  expect(stderr).toMatch(/own\.txt is a document that is read: expected another file/);
  expect(readFileSync(file, 'utf8')).toBe(page('ListErrorServers', higherLimit));
});

test('a page of another API is told to be one', async () => {
  const { stdout } = await drift(
    fileWith(
      'pets.txt',
      page('ListErrorServers', (one) => Object.assign(one, { path: '/pets', operationId: 'Pets' })),
    ),
  );
  expect(stdout).toContain('None of its operations is known: the document may be of another API.');
});

test('an OpenAPI document of somebody else is compared with', async () => {
  const file = fileWith('limit2.txt', page('ListErrorServers', higherLimit));
  const openapi = fileWith(
    'before.yaml',
    `openapi: 3.0.3
info: { title: x, version: "1" }
paths:
  /v3/errors:
    get:
      parameters: [{ name: limit, in: query, schema: { type: integer, format: int32, maximum: 100, default: 50 } }]
      responses: { "200": { description: x } }
`,
  );
  const rules = await rulesOf(file, '--against', openapi);
  expect(rules).toContain('query limit maximum-raised');
  expect(rules).not.toContain('query limit default-changed');
  expect((await drift(openapi)).stderr).toMatch(/before\.yaml: it is an OpenAPI document/);
});

test('sources stand side by side, and who is alone is named', async () => {
  const file = fileWith('limit.txt', page('ListErrorServers', higherLimit));
  const openapi = fileWith(
    'other.yaml',
    `openapi: 3.0.3
paths:
  /v3/errors:
    get:
      operationId: ListErrorServers
      parameters:
        - { name: limit, in: query, schema: { type: integer, format: int32, minimum: 0, maximum: 100, default: 50 } }
      responses: { "200": { description: x } }
`,
  );
  const transcript = fileWith(
    'transcript.jsonl',
    `${JSON.stringify({
      operationId: 'ListErrorServers',
      request: {},
      response: { status: 200, body: '{"count":"1","hue":2}' },
    })}\n`,
  );
  const { stdout, code } = await drift(
    file,
    '--openapi',
    openapi,
    '--transcript',
    transcript,
    '--format',
    'json',
  );
  const { rows } = JSON.parse(stdout) as {
    rows: { place: string; what: string; values: object; alone: string }[];
  };
  const row = (place: string, what: string) => rows.find((one) => one.place === place && one.what === what);
  expect(row('query limit', 'maximum')).toMatchObject({
    values: { 'contract latest': '100', [file]: '101', [openapi]: '100' },
    alone: file,
  });
  expect(row('response 200.hue', 'presence')?.values).toMatchObject({ [transcript]: 'sent', [file]: null });
  expect(row('response 200.count', 'type')?.values).toMatchObject({
    [transcript]: 'String',
    [file]: 'Integer',
  });
  expect(code).toBe(1);
});

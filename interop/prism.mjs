/**
 * Has a Prism mock serve the printed contract of every edition, and asks every operation: what the tables allow
 * must be answered as documented, what they forbid must be refused. Exits with 1 and a line per problem otherwise.
 *
 * Usage: node prism.mjs [PACKAGE], where PACKAGE is the folder of a built or installed sms-conformance.
 */

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startPrism } from './prism-mock.mjs';
import { brokenRequests, validRequest } from './requests.mjs';

const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..'));
const library = await import(pathToFileURL(join(root, 'dist/index.js')).href);
const { EDITIONS, loadContract, parseExact, stringifyExact, validators } = library;

/** The contract as the command line prints it. */
const printed = (edition) =>
  execFileSync(
    process.execPath,
    [join(root, 'dist/bin/sms-conformance.js'), 'contract', '--edition', edition, '--format', 'json'],
    { encoding: 'utf8', maxBuffer: 2 ** 26 },
  );

async function send(base, { method, path, parameters, body }) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(parameters.path[name]));
  const query = new URLSearchParams(parameters.query).toString();
  const response = await fetch(`${base}${filled}${query && `?${query}`}`, {
    method,
    headers: { ...parameters.header, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
    ...(body !== undefined && { body: stringifyExact(body) }),
  });
  const violations = response.headers.get('sl-violations');
  return { status: response.status, text: violations ?? (await response.text()) };
}

/** What is wrong with the answer to a request that the tables allow. */
function problemsOfAnswer({ status, text }, operation, judges) {
  if (status < 200 || status > 299) return [`answered with ${status}: ${text}`];
  if (!operation.responses.some((response) => response.status === String(status))) {
    return [`answered with ${status}, which is not documented`];
  }
  const body = text === '' ? undefined : parseExact(text);
  return judges
    .response(operation, status)(body)
    .map(({ pointer, keyword }) => `answered with a body that breaks ${keyword} at "${pointer}": ${text}`);
}

async function problemsOf(operation, contract, judges, base) {
  const problems = [];
  for (const extent of ['smallest', 'fullest']) {
    const request = validRequest(operation, contract, extent);
    const answer = await send(base, request);
    problems.push(
      ...problemsOfAnswer(answer, operation, judges).map((text) => `the ${extent} request is ${text}`),
    );
  }
  for (const { what, request } of brokenRequests(operation, contract)) {
    const { status } = await send(base, request);
    if (status < 400 || status > 499) problems.push(`${what} is answered with ${status} and not refused`);
  }
  return problems;
}

async function serve(edition, folder) {
  const file = join(folder, `${edition}.json`);
  writeFileSync(file, printed(edition));
  const contract = loadContract(edition);
  const judges = validators(edition);
  const prism = await startPrism(file);
  try {
    const found = [];
    for (const operation of contract.operations) {
      const problems = await problemsOf(operation, contract, judges, prism.url);
      found.push(...problems.map((problem) => `${edition}: ${operation.operationId}: ${problem}`));
    }
    return found;
  } finally {
    prism.stop();
  }
}

const folder = mkdtempSync(join(tmpdir(), 'prism-'));
try {
  for (const edition of EDITIONS) {
    const problems = await serve(edition, folder);
    for (const problem of problems) console.log(problem);
    if (problems.length > 0) process.exitCode = 1;
  }
} finally {
  rmSync(folder, { recursive: true });
}

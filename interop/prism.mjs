/**
 * Has a Prism mock serve the printed contract of every edition, and asks every operation: what the contract allows
 * must be answered as documented, what it forbids must be refused. Prints a line per problem, and exits with 1 when
 * there is one.
 *
 * Usage: node prism.mjs [PACKAGE], where PACKAGE is the folder of a built or installed sms-conformance.
 */

import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { operationsOf, printContract } from './printed-contract.mjs';
import { startPrism } from './prism-mock.mjs';
import { brokenRequests, validRequest } from './requests.mjs';

const root = resolve(process.argv[2] ?? join(import.meta.dirname, '..'));
const { ConditionValidators, EDITIONS, loadContract, parseExact, validators } = await import(
  pathToFileURL(join(root, 'dist/index.js')).href
);

async function send(base, { method, path, parameters, body }) {
  const filled = path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(parameters.path[name]));
  const query = new URLSearchParams(parameters.query).toString();
  const response = await fetch(`${base}${filled}${query && `?${query}`}`, {
    method,
    headers: { ...parameters.header, ...(body !== undefined && { 'Content-Type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  return {
    status: response.status,
    text: await response.text(),
    violations: response.headers.get('sl-violations'),
  };
}

/** What the package itself has against a request that its printed contract allows. */
function problemsOfRequest({ body }, operation, { tables, conditions }) {
  const beyondTable = tables.requestBody(operation)(body);
  const unmet = conditions
    .requestBody(operation)(body)
    .filter(({ level }) => level !== 'may');
  return [
    ...beyondTable.map(({ keyword, path }) => `breaks ${keyword} of ${path} for the package`),
    ...unmet.map(({ id }) => `breaks ${id} for the package`),
  ];
}

/** What is wrong with the answer to a request that the contract allows. */
function problemsOfAnswer({ status, text, violations }, operation, { tables }) {
  if (status < 200 || status > 299) return [`is answered with ${status}: ${violations ?? text}`];
  if (!operation.responses.some((response) => response.status === String(status))) {
    return [`is answered with ${status}, which is not documented`];
  }
  // Prism makes up answers from the tables; it does not look at the conditions.
  const broken = tables.response(operation, status)(text === '' ? undefined : parseExact(text));
  return broken.map(
    ({ keyword, pointer }) => `is answered with what breaks ${keyword} at "${pointer}": ${text}`,
  );
}

/** Asks one operation for everything; `documented` is the same operation in the package, `judges` are its validators. */
async function ask(base, operation, documented, judges) {
  const problems = [];
  for (const extent of ['smallest', 'fullest']) {
    const request = validRequest(operation, extent);
    const answer = await send(base, request);
    const found = [
      ...problemsOfRequest(request, documented, judges),
      ...problemsOfAnswer(answer, documented, judges),
    ];
    problems.push(...found.map((problem) => `the ${extent} request ${problem}`));
  }
  let refused = 0;
  for (const { what, request } of brokenRequests(operation)) {
    const { status } = await send(base, request);
    if (status >= 400 && status <= 499) refused += 1;
    else problems.push(`${what} is answered with ${status} and not refused`);
  }
  return { problems, refused };
}

async function serve(edition, folder) {
  const printed = printContract(root, edition);
  const file = join(folder, `${edition}.json`);
  writeFileSync(file, printed);
  const contract = loadContract(edition);
  const judges = { tables: validators(edition), conditions: new ConditionValidators(contract) };
  const documented = new Map(contract.operations.map((one) => [one.operationId, one]));
  const prism = await startPrism(file);
  let served = 0;
  let refusals = 0;
  try {
    for (const operation of operationsOf(printed)) {
      const { operationId } = operation;
      const { problems, refused } = await ask(prism.url, operation, documented.get(operationId), judges);
      for (const problem of problems) console.log(`${edition}: ${operationId}: ${problem}`);
      if (problems.length === 0) served += 1;
      refusals += refused;
    }
  } finally {
    prism.stop();
  }
  console.log(`${edition}: ${served} operations served, ${refusals} broken requests refused`);
  return served === documented.size;
}

const folder = mkdtempSync(join(tmpdir(), 'prism-'));
try {
  for (const edition of EDITIONS) if (!(await serve(edition, folder))) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

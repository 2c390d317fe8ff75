import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { FAULTS } from '../../fixtures/faults/catalogue.js';
import { runProgram } from '../program.js';
import { compare } from './comparison.js';
import { dredd } from './dredd.js';
import { ours } from './ours.js';
import type { Peer } from './peer.js';
import { headOf, rowOf } from './peers-table.js';
import { plainContract } from './plain-contract.js';
import { portman } from './portman.js';
import { prepareServer } from './prepared-server.js';
import { prism } from './prism.js';
import { sample } from './sample.js';
import { specmatic } from './specmatic.js';

const PEERS: readonly Peer[] = [ours, prism, dredd, portman, specmatic];

const USAGE = `Usage: npm run peers -- [--peer NAME]... [--fault NAME]... [--sample N] [--seed N] [--faultless N]
       [--findings FILE]
`;

/** Ends with what is wrong about the command line. */
function refuse(sentence: string): never {
  process.stderr.write(`peers: ${sentence}\n${USAGE}`);
  process.exit(2);
}

function options() {
  try {
    return parseArgs({
      options: {
        peer: { type: 'string', multiple: true },
        fault: { type: 'string', multiple: true },
        sample: { type: 'string' },
        seed: { type: 'string', default: '1' },
        faultless: { type: 'string', default: '3' },
        findings: { type: 'string' },
      },
    }).values;
  } catch (error) {
    return refuse(error instanceof Error ? error.message : String(error));
  }
}

const { peer: named = [], fault: only = [], sample: size, seed, faultless, findings } = options();
const known = (kind: string, given: readonly string[], names: readonly string[]) => {
  const unknown = given.find((name) => !names.includes(name));
  if (unknown !== undefined) refuse(`unknown ${kind} '${unknown}': expected some of ${names.join(', ')}`);
};
const names = FAULTS.map(({ name }) => name);
known(
  'peer',
  named,
  PEERS.map(({ name }) => name),
);
known('fault', only, names);
for (const [option, value] of Object.entries({ sample: size, seed, faultless }))
  if (value !== undefined && !/^\d{1,9}$/.test(value)) refuse(`--${option} '${value}': expected a number`);

const wanted = only.length > 0 ? only : names;
const faults = size === undefined ? wanted : sample(wanted, Number(size), Number(seed));
// What was found until then is printed; a second Ctrl-C ends at once.
const enough = new AbortController();
process.once('SIGINT', () => enough.abort());
const folder = mkdtempSync(join(tmpdir(), 'peers-'));
try {
  const state = join(folder, 'state.json');
  const requests = await prepareServer(state);
  const { stdout: printed } = await runProgram(['contract', '--format', 'json']);
  const contract = plainContract(printed, requests);
  process.stdout.write(headOf({ drawn: faults.length, all: names.length, seed }));
  const found: Record<string, unknown> = {};
  for (const { name, title, manner, prepare } of PEERS) {
    if (enough.signal.aborted || (named.length > 0 && !named.includes(name))) continue;
    const own = join(folder, name);
    mkdirSync(own);
    const prepared = await prepare({ folder: own, contract, requests, state });
    const comparison = await compare(prepared, {
      faults,
      state,
      faultlessRuns: Number(faultless),
      signal: enough.signal,
      say: (doing) => process.stderr.write(`${name}: ${doing}\n`),
    }).finally(prepared.stop);
    found[name] = comparison;
    process.stdout.write(rowOf(title, manner, comparison));
    if (findings !== undefined) writeFileSync(findings, `${JSON.stringify(found, null, 2)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

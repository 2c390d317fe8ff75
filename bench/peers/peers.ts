import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FAULTS } from '../../fixtures/faults/catalogue.js';
import { runProgram } from '../program.js';
import { type Comparison, compare } from './comparison.js';
import { dredd } from './dredd.js';
import { type Options, parseOptions, USAGE } from './options.js';
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

const NAMES = FAULTS.map(({ name }) => name);

function options(): Options {
  try {
    return parseOptions(process.argv.slice(2), { peers: PEERS.map(({ name }) => name), faults: NAMES });
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    process.stderr.write(`peers: ${error.message}\n${USAGE}`);
    return process.exit(2);
  }
}

const { peer: chosen, fault: only, sample: size, seed, faultless, findings } = options();
const wanted = only.length > 0 ? only : NAMES;
const faults = size === undefined ? wanted : sample(wanted, size, seed);
const how = size === undefined ? 'chosen by name' : `drawn with seed ${seed}`;
// What was found until then is printed; a second Ctrl-C ends at once.
const enough = new AbortController();
process.once('SIGINT', () => enough.abort());
const folder = mkdtempSync(join(tmpdir(), 'peers-'));
const state = join(folder, 'state.json');
try {
  const requests = await prepareServer(state);
  const { stdout: printed } = await runProgram(['contract', '--format', 'json']);
  const contract = plainContract(printed, requests);
  process.stdout.write(headOf({ count: faults.length, all: NAMES.length, how }));
  const compared: Record<string, Comparison> = {};
  for (const peer of PEERS) {
    if (enough.signal.aborted || (chosen.length > 0 && !chosen.includes(peer.name))) continue;
    const say = (doing: string) => process.stderr.write(`${peer.name}: ${doing}\n`);
    const own = join(folder, peer.name);
    mkdirSync(own);
    try {
      const prepared = await peer.prepare({ folder: own, contract, requests, state });
      const terms = { faults, state, faultlessRuns: faultless, signal: enough.signal, say };
      const comparison = await compare(prepared, terms).finally(() => prepared.stop?.());
      compared[peer.name] = comparison;
      process.stdout.write(rowOf(peer, comparison));
    } catch (error) {
      // The others can be compared all the same.
      say(error instanceof Error ? error.message : String(error));
      process.exitCode = 1;
    }
    if (findings !== undefined) writeFileSync(findings, `${JSON.stringify(compared, null, 2)}\n`);
  }
} finally {
  rmSync(folder, { recursive: true });
}

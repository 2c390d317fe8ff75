import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { median } from '../measure.js';
import type { Prepared } from './peer.js';
import { withServer } from './server-under-test.js';

/** How one server was examined. */
export interface Examined {
  findings: string[];
  requests: number;
  milliseconds: number;
}

/** What a tool found out about some faults. */
export interface Comparison {
  /** What it reports about the correct server, at least once. */
  falseAlarms: string[];
  /** Of one examination of the correct server, in the middle. */
  requests: number;
  milliseconds: number;
  /** By fault: what it reports about this server and not about the correct one. */
  found: Record<string, string[]>;
}

/** What is compared, and how. */
export interface Terms {
  /** Names. */
  faults: readonly string[];
  /** The file that all servers start from. */
  state: string;
  /** How often the correct server is examined, so that what comes and goes by itself is no finding. */
  faultlessRuns: number;
  /** Ends the comparison; the examination that is under way does not count. */
  signal: AbortSignal;
  /** Told what is being done. */
  say(doing: string): void;
}

/**
 * Lets a tool examine the correct server a few times, and then one with each fault, all at the same address.
 *
 * @throws Error when the tool has no result for the correct server
 */
export async function compare(
  { examine }: Prepared,
  { faults, state, faultlessRuns, signal, say }: Terms,
): Promise<Comparison> {
  const port = await freePort();
  const faultless: Examined[] = [];
  for (let run = 1; run <= faultlessRuns; run += 1) {
    const examined = await examineServer(examine, { state, port });
    say(`the correct server, ${run} of ${faultlessRuns}: ${told(examined)}`);
    faultless.push(examined);
  }
  const falseAlarms = [...new Set(faultless.flatMap(({ findings }) => findings))].sort();
  const found: Record<string, string[]> = {};
  for (const [index, fault] of faults.entries()) {
    const examined = await examineServer(examine, { state, port, fault }).catch(gaveUp);
    if (signal.aborted) break;
    const fresh = [...new Set(examined.findings)].filter((finding) => !falseAlarms.includes(finding));
    found[fault] = fresh.sort();
    say(
      `${index + 1} of ${faults.length}: ${fault} ${fresh.length > 0 ? 'found' : 'not found'}, ${told(examined)}`,
    );
  }
  return {
    falseAlarms,
    requests: median(faultless.map(({ requests }) => requests)),
    milliseconds: median(faultless.map(({ milliseconds }) => milliseconds)),
    found,
  };
}

/** A tool that has no result for a server with a fault has noticed it. */
const gaveUp = (error: unknown): Examined => ({
  findings: [`gave up: ${error instanceof Error ? error.message.split('\n', 1)[0] : error}`],
  requests: 0,
  milliseconds: 0,
});

async function examineServer(
  examine: Prepared['examine'],
  server: { state: string; port: number; fault?: string },
): Promise<Examined> {
  const began = performance.now();
  const { result: findings, requests } = await withServer(server, examine);
  return { findings, requests, milliseconds: performance.now() - began };
}

const told = ({ findings, requests, milliseconds }: Examined) =>
  `${new Set(findings).size} findings, ${requests} requests, ${(milliseconds / 1000).toFixed(1)} s`;

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

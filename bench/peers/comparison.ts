import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { median } from '../measure.js';
import type { Prepared } from './peer.js';
import { withServer } from './server-under-test.js';

/** How one server was examined. */
interface Examined {
  findings: string[];
  requests: number;
  milliseconds: number;
}

/** What a tool found out about some faults. */
export interface Comparison {
  /** Whatever it reported about the correct server at any time, sorted. */
  falseAlarms: string[];
  /** How many findings one examination of the correct server has, in the middle. */
  alarms: number;
  /** Of one examination of the correct server, in the middle. */
  requests: number;
  milliseconds: number;
  /** By fault: what it reports about this server and never about the correct one, sorted. */
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
 * Lets a tool examine the correct server a few times, and then one with each fault, all at the same address. A tool that
 * says now this, now that, of the correct server examines it once more whenever it reports something new.
 *
 * @throws Error when the tool has no result for the correct server
 */
export async function compare(
  { examine }: Prepared,
  { faults, state, faultlessRuns, signal, say }: Terms,
): Promise<Comparison> {
  const port = await freePort();
  const correct: Examined[] = [];
  const examineCorrect = async () => {
    const examined = await examineServer(examine, { state, port });
    correct.push(examined);
    say(`the correct server, ${correct.length}: ${told(examined)}`);
  };
  for (let run = 1; run <= faultlessRuns; run += 1) await examineCorrect();
  const reported: [fault: string, findings: string[]][] = [];
  for (const [index, fault] of faults.entries()) {
    const examined = await examineServer(examine, { state, port, fault }).catch(gaveUp);
    if (signal.aborted) break;
    reported.push([fault, examined.findings]);
    const isNew = newIn(examined.findings, alarmsOf(correct)).length > 0;
    say(`${index + 1} of ${faults.length}: ${fault} ${isNew ? 'found' : 'not found'}, ${told(examined)}`);
    if (isNew && isFickle(correct)) await examineCorrect();
  }
  const falseAlarms = alarmsOf(correct);
  const middle = (value: (examined: Examined) => number) => median(correct.map(value));
  return {
    falseAlarms,
    alarms: middle(({ findings }) => new Set(findings).size),
    requests: middle(({ requests }) => requests),
    milliseconds: middle(({ milliseconds }) => milliseconds),
    found: Object.fromEntries(reported.map(([fault, findings]) => [fault, newIn(findings, falseAlarms)])),
  };
}

const sorted = (findings: readonly string[]): string[] => [...new Set(findings)].sort();

const alarmsOf = (correct: readonly Examined[]): string[] =>
  sorted(correct.flatMap(({ findings }) => findings));

const newIn = (findings: readonly string[], known: readonly string[]): string[] =>
  sorted(findings).filter((finding) => !known.includes(finding));

/** Whether not every examination of the correct server had the same findings. */
const isFickle = (correct: readonly Examined[]): boolean =>
  correct.some(({ findings }) => newIn(alarmsOf(correct), findings).length > 0);

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

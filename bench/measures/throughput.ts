import { Pool } from 'undici';
import { type Figure, type Measure, times } from '../measure.js';
import { certifyApart } from '../program.js';
import { type Answered, readTranscript } from '../read-transcript.js';
import { startServerProcess } from '../server-process.js';

/** Requests under way at once, of the suites as of the bare client. */
const AT_ONCE = 8;

interface Recorded {
  method: string;
  path: string;
  headers: Record<string, string>;
  body: string | null;
  /** The identifier that the server gave to what was created; absent where nothing was. */
  id: string | undefined;
}

/** The requests of a whole certification against the same requests that a bare client sends in the same order. */
export const throughput: Measure = {
  name: 'throughput',
  title: 'Requests per second, the server in a process of its own',
  async run(say) {
    say('certifying a server');
    const first = await startServerProcess();
    let recorded: Recorded[] = [];
    const { report } = await certifyApart(
      ['--endpoint', first.url, '--scope', 'account-wide', '--concurrency', String(AT_ONCE), '--seed', '1'],
      first.env,
      (directory) => {
        recorded = readTranscript(directory).map(recordedOf);
      },
    ).finally(first.stop);
    const suites = rate(report.run.requests, report.run.milliseconds);
    say(`sending ${recorded.length} of its requests with a bare client`);
    const bare = await sendBare(recorded);
    return [
      { name: 'suites, checked requests per second', value: suites.toFixed(0) },
      { name: 'bare undici, the same requests per second', value: bare.toFixed(0) },
      goal('suites against bare undici', suites / bare, 0.8),
    ];
  },
};

const rate = (count: number, milliseconds: number) => (1000 * count) / milliseconds;

const goal = (name: string, ratio: number, wanted: number): Figure => ({
  name,
  value: times(ratio),
  goal: `at least ${wanted}`,
  reached: ratio >= wanted,
});

function recordedOf({ request, response }: Answered): Recorded {
  const { method, url, headers, body } = request;
  const { pathname, search } = new URL(url);
  const isCreated = method === 'POST' && response.status < 300;
  const id = isCreated ? createdIn(response.body) : undefined;
  return { method, path: pathname + search, headers, body, id };
}

const createdIn = (text: string): string | undefined => /"id":"([^"]+)"/.exec(text)?.[1];

const IDENTIFIER = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/g;

/** Sends requests to a new server, with the identifiers that this one gives. */
async function sendBare(recorded: readonly Recorded[]): Promise<number> {
  const server = await startServerProcess();
  const pool = new Pool(server.url, { connections: AT_ONCE, pipelining: 1 });
  const ids = new Map<string, string>();
  const translated = (text: string) => text.replace(IDENTIFIER, (id) => ids.get(id) ?? id);
  const send = async ({ method, path, headers, body, id }: Recorded) => {
    const sent = Object.entries(headers).map(([name, value]) => [
      name,
      value === '$SMS_AUTH_TOKEN' ? server.token : value,
    ]);
    const answer = await pool.request({
      method: method as 'GET',
      path: translated(path),
      headers: Object.fromEntries(sent),
      body: body === null ? null : translated(body),
    });
    const text = await answer.body.text();
    if (id === undefined) return;
    const created = createdIn(text);
    if (created) ids.set(id, created);
  };
  const queue = recorded.values();
  const work = async () => {
    for (const each of queue) await send(each);
  };
  try {
    const began = performance.now();
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return rate(recorded.length, performance.now() - began);
  } finally {
    await pool.destroy();
    await server.stop();
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Peer, Prepared, Target } from './peer.js';
import { prismViolations } from './prism-violations.js';
import { toolPath, versionOf } from './run-tool.js';
import { type Outgoing, outgoing, type ValidRequest } from './valid-request.js';

/** One that no server accepts; without any, Prism asks the server nothing. */
const WRONG_TOKEN = 'wrong-token-of-nobody';

/** Milliseconds for one request. */
const TIMEOUT = 10_000;

/** Prism stands in front of the server and validates what passes. */
export const prism: Peer = {
  name: 'prism',
  get title() {
    return `Prism ${versionOf('@stoplight/prism-cli')}`;
  },
  manner:
    '`prism proxy --errors` before the server; each operation is asked validly, with a wrong token, and with an empty body where it has one',
  async prepare({ folder, contract, requests }): Promise<Prepared> {
    const file = join(folder, 'contract.json');
    writeFileSync(file, contract);
    let proxy: Awaited<ReturnType<typeof startProxy>> | undefined;
    return {
      async examine(target) {
        proxy ??= await startProxy(file, target);
        const findings: string[] = [];
        for (const request of requests) {
          for (const [how, sent] of trafficOf(request, target.token)) {
            const found = await send(`${proxy.url}${sent.target}`, sent);
            findings.push(...found.map((finding) => `${request.operationId} ${how}: ${finding}`));
          }
        }
        return findings;
      },
      stop: async () => proxy?.stop(),
    };
  },
};

async function startProxy(file: string, { url }: Target): Promise<{ url: string; stop(): Promise<void> }> {
  const argv = ['proxy', file, url, '--errors', '--validate-request', 'false', '--port', '0'];
  const child = spawn(process.execPath, [toolPath('prism'), ...argv], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const closed = once(child, 'close');
  const stop = async () => {
    child.kill();
    await closed;
  };
  for await (const line of createInterface({ input: child.stdout })) {
    const [, own] = /Prism is listening on (http:\/\/\S+)/.exec(line) ?? [];
    // Nobody reads on, but Prism goes on to print.
    if (own !== undefined) {
      child.stdout.resume();
      return { url: own, stop };
    }
  }
  throw new Error('Prism ended before it listened.');
}

/** A request as it is, with a wrong token, and with an empty body. */
function trafficOf(request: ValidRequest, token: string): [string, Outgoing][] {
  const valid = outgoing(request, token);
  const { body } = request;
  return [
    // First what is refused, because some things are gone after the valid request.
    ['with a wrong token', outgoing(request, WRONG_TOKEN)],
    ...(body === undefined
      ? []
      : ([['with an empty body', outgoing({ ...request, body: {} }, token)]] as [string, Outgoing][])),
    ['valid', valid],
  ];
}

/** Sends a request through Prism; returns what Prism has against the answer. */
async function send(url: string, { method, headers, body }: Outgoing): Promise<string[]> {
  const init = { method, headers, ...(body !== undefined && { body }), signal: AbortSignal.timeout(TIMEOUT) };
  try {
    const response = await fetch(url, init);
    const text = await response.text();
    const isOwn = response.headers.get('content-type')?.startsWith('application/problem+json') ?? false;
    return prismViolations(response.headers.get('sl-violations'), isOwn ? text : undefined);
  } catch {
    return ['no answer'];
  }
}

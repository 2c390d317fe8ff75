import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startServer } from '../../fixtures/server/server.js';
import type { Target } from './peer.js';

const ARRIVALS = 'http.server.request.start';

/**
 * Lets a reference server be examined that knows what is in a state file, which stays as it is.
 *
 * @param fault the name of what it does wrong; absent for the correct server
 * @param port 0 takes a free one
 * @returns what came of it, and how many requests arrived
 */
export async function withServer<T>(
  { state, fault, port = 0 }: { state: string; fault?: string | undefined; port?: number },
  examine: (target: Target) => Promise<T>,
): Promise<{ result: T; requests: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'peers-server-'));
  const copy = join(folder, 'state.json');
  copyFileSync(state, copy);
  let requests = 0;
  const count = () => {
    requests += 1;
  };
  const server = await startServer({ port, state: copy, faults: fault === undefined ? [] : [fault] });
  subscribe(ARRIVALS, count);
  try {
    const { token, readOnlyToken, otherToken, expiredToken } = server.credentials;
    const env = {
      SMS_AUTH_TOKEN: token,
      SMS_READ_ONLY_TOKEN: readOnlyToken,
      SMS_OTHER_AUTH_TOKEN: otherToken,
      SMS_EXPIRED_TOKEN: expiredToken,
    };
    const result = await examine({ url: server.url, token, env });
    return { result, requests };
  } finally {
    unsubscribe(ARRIVALS, count);
    await server.close();
    rmSync(folder, { recursive: true });
  }
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { PROGRAM } from './program.js';

/** The reference server in a process of its own. */
export interface ServerProcess {
  url: string;
  /** What a certification needs in its environment. */
  env: Record<string, string>;
  token: string;
  stop(): Promise<void>;
}

/** @throws Error when it ends before it is ready */
export async function startServerProcess(argv: string[] = []): Promise<ServerProcess> {
  const child = spawn(process.execPath, [PROGRAM, 'serve', '--port', '0', ...argv], {
    env: { PATH: process.env.PATH },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const env: Record<string, string> = {};
  const stop = async () => {
    const closed = once(child, 'close');
    child.kill('SIGTERM');
    await closed;
  };
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const { value: url } = await lines.next();
  for await (const line of createInterface({ input: child.stderr })) {
    const [, name = '', value = ''] = /\b([A-Z]\w+)=(\S+)/.exec(line) ?? [];
    if (name !== '') env[name] = value;
    if (name === 'CLOUD_SDK_SK') break;
  }
  // A user and a key would be other ways to authenticate.
  const tokens = Object.fromEntries(Object.entries(env).filter(([name]) => name.endsWith('_TOKEN')));
  const { SMS_AUTH_TOKEN: token } = tokens;
  if (url === undefined || token === undefined) throw new Error('The reference server did not start.');
  return { url, token, env: tokens, stop };
}

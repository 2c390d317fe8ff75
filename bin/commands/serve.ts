import { once } from 'node:events';
import { startAgent } from '../../fixtures/agent/start-agent.js';
import { FAULTS } from '../../fixtures/faults/catalogue.js';
import { type ReferenceServer, startServer } from '../../fixtures/server/server.js';
import { StateFileUnusable } from '../../fixtures/server/snapshot/state-file-unusable.js';
import type { Command } from '../command.js';
import { EnvironmentUnusable } from '../environment-unusable.js';
import type { Io } from '../io.js';
import type { Values } from '../options.js';
import { givenCredentials, madeUpCredentials } from '../serve-credentials.js';
import { unknownName } from '../unknown-name.js';

/** Starts the reference server, prints its URL, and stops it when the user interrupts. */
export const serve: Command<'serve'> = async (values, { stdout, stderr, env, signal }) => {
  const server = await start(values, env).catch(explain(values));
  stdout.write(`${server.url}\n`);
  stderr.write(ready(server, env));
  const pace = values['simulate-agent'];
  const agent = pace === undefined ? undefined : startAgent({ url: server.url, token: server.token, pace });
  if (!signal.aborted) await once(signal, 'abort');
  await agent?.stop();
  await server.close().catch(explain(values));
  return 0;
};

async function start(
  { port, edition, fault, token, latency, state }: Values<'serve'>,
  env: Io['env'],
): Promise<ReferenceServer> {
  const unknown = fault.find((name) => !FAULTS.some((known) => known.name === name));
  if (unknown !== undefined) {
    throw unknownName(
      'fault',
      unknown,
      FAULTS.map(({ name }) => name),
    );
  }
  return await startServer({
    port,
    edition,
    faults: fault,
    latency,
    credentials: givenCredentials(env),
    ...(token !== undefined && { token }),
    ...(state !== undefined && { state }),
  });
}

/** Says what the user can do about what is in the way. */
const explain =
  ({ port }: Values<'serve'>) =>
  (error: unknown): never => {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (error instanceof StateFileUnusable) throw new EnvironmentUnusable(error.message);
    if (code === 'EADDRINUSE') {
      throw new EnvironmentUnusable(
        `port ${port} is in use: choose another one, or leave --port out for a free one`,
      );
    }
    if (code === 'EACCES') {
      throw new EnvironmentUnusable(`port ${port} may not be opened by this user: choose one above 1023`);
    }
    throw error;
  };

/** How to use the server. What the environment gave is not repeated. */
function ready({ url, token, credentials }: ReferenceServer, env: Io['env']): string {
  const others = madeUpCredentials(credentials, env).map(([name, value]) => `  ${name}=${quoted(value)}\n`);
  return [
    'The reference server is ready; certify it with\n',
    `  SMS_AUTH_TOKEN=${quoted(token)} sms-conformance certify --endpoint ${url}\n`,
    others.length > 0 ? 'It also knows\n' : '',
    ...others,
  ].join('');
}

const quoted = (text: string) => (/^[\w.:=@%+/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

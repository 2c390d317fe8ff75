import { once } from 'node:events';
import { type ReferenceServer, startServer } from '../../fixtures/server/server.js';
import type { Command } from '../command.js';
import { EnvironmentUnusable } from '../environment-unusable.js';
import type { Values } from '../options.js';
import { UsageError } from '../usage-error.js';

/** Starts the reference server, prints its URL, and stops it when the user interrupts. */
export const serve: Command<'serve'> = async (values, { stdout, stderr, signal }) => {
  const server = await start(values);
  stdout.write(`${server.url}\n`);
  stderr.write(
    'The reference server is ready; certify it with\n' +
      `  SMS_AUTH_TOKEN=${quoted(server.token)} sms-conformance certify --endpoint ${server.url}\n`,
  );
  if (!signal.aborted) await once(signal, 'abort');
  await server.close();
  return 0;
};

async function start({ port, edition, fault, token }: Values<'serve'>): Promise<ReferenceServer> {
  try {
    return await startServer({ port, edition, faults: fault, ...(token !== undefined && { token }) });
  } catch (error) {
    if (error instanceof RangeError) throw new UsageError(error.message, { cause: error });
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'EADDRINUSE') {
      throw new EnvironmentUnusable(
        `port ${port} is in use: choose another one, or leave --port out for a free one`,
      );
    }
    if (code === 'EACCES') {
      throw new EnvironmentUnusable(`port ${port} may not be opened by this user: choose one above 1023`);
    }
    throw error;
  }
}

const quoted = (text: string) => (/^[\w.:=@%+/-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`);

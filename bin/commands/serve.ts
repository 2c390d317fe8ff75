import { once } from 'node:events';
import { FAULTS } from '../../fixtures/faults/catalogue.js';
import { type ReferenceServer, startServer } from '../../fixtures/server/server.js';
import type { Command } from '../command.js';
import { EnvironmentUnusable } from '../environment-unusable.js';
import type { Values } from '../options.js';
import { unknownName } from '../unknown-name.js';

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
  const unknown = fault.find((name) => !FAULTS.some((known) => known.name === name));
  if (unknown !== undefined) {
    throw unknownName(
      'fault',
      unknown,
      FAULTS.map(({ name }) => name),
    );
  }
  try {
    return await startServer({ port, edition, faults: fault, ...(token !== undefined && { token }) });
  } catch (error) {
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

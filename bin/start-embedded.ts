import type { ReferenceServer } from '../fixtures/server/server.js';
import { type Credentials, NOBODY, tokenCredentials } from '../suites/harness/credentials.js';
import { embeddedCallers } from './embedded-callers.js';
import type { Values } from './options.js';
import type { Target } from './target.js';

/** Starts the reference server for this run, which knows all its credentials. */
export async function startEmbedded({
  edition,
  auth = 'token',
}: Pick<Values<'certify'>, 'edition' | 'auth'>): Promise<Target> {
  const { startServerApart } = await import('../fixtures/server/start-server-apart.js');
  const server = await startServerApart({ edition });
  return {
    url: server.url,
    credentials: credentialsOf(server, auth),
    others: embeddedCallers(server).others,
    embedded: true,
    close: () => server.close(),
  };
}

function credentialsOf(server: ReferenceServer, method: NonNullable<Values<'certify'>['auth']>): Credentials {
  const { token, user, password, domain, project } = server.credentials;
  switch (method) {
    case 'token':
      return tokenCredentials(token);
    case 'signature':
      return keyOf(server);
    case 'password':
      return { kind: 'password', url: server.url, user, password, domain, project };
    case 'none':
      return NOBODY;
  }
}

function keyOf({ credentials: { ak, sk, projectId } }: ReferenceServer) {
  return { kind: 'key', ak, sk, projectId } as const;
}

import type { ReferenceServer } from '../fixtures/server/server.js';
import { type Credentials, type OtherCallers, tokenCredentials } from '../suites/harness/credentials.js';

/** Everybody whom a reference server knows, so that a run needs no further settings to ask about all of them. */
export function embeddedCallers({ credentials }: Pick<ReferenceServer, 'credentials'>): {
  credentials: Credentials;
  others: OtherCallers;
} {
  const { token, readOnlyToken, otherToken, expiredToken, ak, sk, projectId } = credentials;
  return {
    credentials: tokenCredentials(token),
    others: {
      signer: { kind: 'key', ak, sk, projectId },
      reader: tokenCredentials(readOnlyToken),
      other: tokenCredentials(otherToken),
      expired: tokenCredentials(expiredToken),
    },
  };
}

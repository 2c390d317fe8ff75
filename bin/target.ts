import { type Credentials, NOBODY, type OtherCallers } from '../suites/harness/credentials.js';
import { otherCallers } from './credentials/other-callers.js';
import { type Method, readCaller } from './credentials/read-caller.js';
import { OWN } from './credentials/variables.js';
import { endpointUrl } from './endpoint-url.js';
import type { Io } from './io.js';

/** The server to certify. */
export interface Target {
  /** Without a slash at the end. */
  url: string;
  credentials: Credentials;
  others: OtherCallers;
  /** Whether it is the reference server, started for this run. */
  embedded: boolean;
  close(): Promise<void>;
}

/**
 * The server that the option, else the environment, names, with the credentials of the environment; `undefined` when
 * neither names one. What the command line does not show is announced on `stderr`.
 *
 * @param option the value of `--endpoint`
 * @param method the value of `--auth`
 * @throws {UsageError}
 */
export function targetOf(
  option: string | undefined,
  method: Method | 'none' | undefined,
  { env, stderr }: Pick<Io, 'env' | 'stderr'>,
): Target | undefined {
  const url = option ?? endpointOf(env);
  if (url === undefined) return undefined;
  const credentials = readCaller(OWN, env, method) ?? NOBODY;
  if (option === undefined) stderr.write(`Certifying ${url}, which SMS_ENDPOINT names.\n`);
  if (credentials.kind === 'none' && method === undefined) {
    stderr.write('SMS_AUTH_TOKEN is not set: requests are sent without a token.\n');
  }
  return { url, credentials, others: otherCallers(env), embedded: false, close: async () => {} };
}

/** A variable that is set to nothing counts as not set. */
function endpointOf({ SMS_ENDPOINT }: Io['env']): string | undefined {
  return SMS_ENDPOINT ? endpointUrl(SMS_ENDPOINT, 'SMS_ENDPOINT') : undefined;
}

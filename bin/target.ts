import { endpointUrl } from './endpoint-url.js';
import type { Io } from './io.js';
import { checkedToken } from './token.js';

/** The server to certify. */
export interface Target {
  /** Without a slash at the end. */
  url: string;
  token: string | undefined;
  /** Whether it is the reference server, started for this run. */
  embedded: boolean;
  close(): Promise<void>;
}

/**
 * The server that the option, else the environment, names, with the token of the environment; `undefined` when
 * neither names one. What the command line does not show is announced on `stderr`.
 *
 * @param option the value of `--endpoint`
 * @throws {UsageError}
 */
export function targetOf(
  option: string | undefined,
  { env, stderr }: Pick<Io, 'env' | 'stderr'>,
): Target | undefined {
  const url = option ?? fromEnvironment('SMS_ENDPOINT', endpointUrl, env);
  if (url === undefined) return undefined;
  const token = fromEnvironment('SMS_AUTH_TOKEN', checkedToken, env);
  if (option === undefined) stderr.write(`Certifying ${url}, which SMS_ENDPOINT names.\n`);
  if (token === undefined) stderr.write('SMS_AUTH_TOKEN is not set: requests are sent without a token.\n');
  return { url, token, embedded: false, close: async () => {} };
}

/** A variable that is set to nothing counts as not set. */
function fromEnvironment(name: string, check: (text: string, from: string) => string, env: Io['env']) {
  const text = env[name];
  return text === undefined || text === '' ? undefined : check(text, name);
}

import { type Credentials, type OtherCallers, tokenCredentials } from '../../suites/harness/credentials.js';
import type { Io } from '../io.js';
import { checkedToken } from '../token.js';
import { readCaller, readKey } from './read-caller.js';
import { readVariable } from './read-variable.js';
import { EXPIRED_TOKEN, OTHER, OWN, READ_ONLY_TOKEN } from './variables.js';

/** The credentials besides those of the run, as far as the environment names them. */
export function otherCallers(env: Io['env']): OtherCallers {
  return {
    signer: readKey(OWN, env),
    other: readCaller(OTHER, env),
    reader: tokenIn(READ_ONLY_TOKEN, env),
    expired: tokenIn(EXPIRED_TOKEN, env),
  };
}

function tokenIn(name: string, env: Io['env']): Credentials | undefined {
  const token = readVariable(name, env);
  return token === undefined ? undefined : tokenCredentials(checkedToken(token, name));
}

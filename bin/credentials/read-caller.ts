import type { Credentials, KeyCredentials } from '../../suites/harness/credentials.js';
import { endpointUrl } from '../endpoint-url.js';
import type { Io } from '../io.js';
import { checkedToken } from '../token.js';
import { UsageError } from '../usage-error.js';
import { readVariable } from './read-variable.js';
import type { CallerVariables } from './variables.js';

/** How a caller may prove who it is, the strongest first. */
export const METHODS = ['token', 'signature', 'password'] as const;

export type Method = (typeof METHODS)[number];

const READERS: Record<Method, (names: CallerVariables, env: Io['env']) => Credentials | undefined> = {
  token: readToken,
  signature: readKey,
  password: readPassword,
};

/**
 * The credentials that the environment gives a caller, by the method that is asked for, else by the first one that
 * it has everything for; `undefined` when there are none.
 *
 * @throws {UsageError} when something is missing, whose message never contains a secret
 */
export function readCaller(
  names: CallerVariables,
  env: Io['env'],
  method?: Method | 'none',
): Credentials | undefined {
  if (method === 'none') return undefined;
  const found = (method ? [method] : METHODS).map((each) => READERS[each](names, env)).find(Boolean);
  if (method !== undefined && found === undefined) {
    const expected = { token: names.token, signature: `${names.ak} and ${names.sk}`, password: names.user };
    throw new UsageError(`--auth ${method} was asked for, and ${expected[method]} is not set`);
  }
  return found;
}

function readToken({ token }: CallerVariables, env: Io['env']): Credentials | undefined {
  const value = readVariable(token, env);
  return value === undefined ? undefined : { kind: 'token', token: checkedToken(value, token) };
}

/** The access key of a caller, whole or not at all. */
export function readKey(names: CallerVariables, env: Io['env']): KeyCredentials | undefined {
  const [ak, sk] = [readVariable(names.ak, env), readVariable(names.sk, env)];
  if (ak === undefined && sk === undefined) return undefined;
  if (ak === undefined || sk === undefined) {
    const [set, missing] = ak === undefined ? [names.sk, names.ak] : [names.ak, names.sk];
    throw new UsageError(`${set} is set and ${missing} is not: a signature takes both`);
  }
  const securityToken = readVariable(names.securityToken, env);
  return {
    kind: 'key',
    ak: accessKey(ak, names.ak),
    sk: checkedToken(sk, names.sk),
    ...(securityToken !== undefined && { securityToken: checkedToken(securityToken, names.securityToken) }),
    projectId: readVariable(names.projectId, env),
  };
}

function readPassword(names: CallerVariables, env: Io['env']): Credentials | undefined {
  const [user, password] = [readVariable(names.user, env), readVariable(names.password, env)];
  if (user === undefined && password === undefined) return undefined;
  const need = (name: string, value = readVariable(name, env)) => {
    if (value !== undefined) return value;
    throw new UsageError(`${name} is not set: a token for a password takes ${needed(names)}`);
  };
  const [project, projectId] = [readVariable(names.project, env), readVariable(names.projectId, env)];
  if (project === undefined && projectId === undefined) need(names.project);
  return {
    kind: 'password',
    url: endpointUrl(need(names.url), names.url),
    user: need(names.user, user),
    password: need(names.password, password),
    domain: need(names.domain),
    project,
    projectId,
  };
}

const needed = ({ url, user, password, domain, project, projectId }: CallerVariables) =>
  `${[url, user, password, domain].join(', ')}, and ${project} or ${projectId}`;

/** The Authorization header separates its parts with commas. */
export function accessKey(text: string, from: string): string {
  if (text.includes(',')) throw new UsageError(`${from} contains a comma: expected an access key`);
  return checkedToken(text, from);
}

import type { Credentials } from '../fixtures/server/iam/credentials.js';
import { accessKey } from './credentials/read-caller.js';
import type { Io } from './io.js';
import { checkedToken } from './token.js';

interface Variable {
  name: string;
  member: Exclude<keyof Credentials, 'token'>;
  check?(text: string, from: string): string;
}

/** Where `serve` takes credentials from: others on the machine see options, and not the environment. */
const VARIABLES: readonly Variable[] = [
  { name: 'SMS_READ_ONLY_TOKEN', member: 'readOnlyToken', check: checkedToken },
  { name: 'SMS_OTHER_AUTH_TOKEN', member: 'otherToken', check: checkedToken },
  { name: 'SMS_EXPIRED_TOKEN', member: 'expiredToken', check: checkedToken },
  { name: 'SMS_IAM_USER', member: 'user' },
  { name: 'SMS_IAM_PASSWORD', member: 'password' },
  { name: 'SMS_IAM_DOMAIN', member: 'domain' },
  { name: 'SMS_IAM_PROJECT', member: 'project' },
  { name: 'SMS_IAM_PROJECT_ID', member: 'projectId' },
  { name: 'CLOUD_SDK_AK', member: 'ak', check: accessKey },
  { name: 'CLOUD_SDK_SK', member: 'sk', check: checkedToken },
];

/**
 * The credentials that the environment gives; a variable that is set to nothing counts as not set.
 *
 * @throws {UsageError} whose message never contains a secret
 */
export function givenCredentials(env: Io['env']): Partial<Credentials> {
  const given = VARIABLES.flatMap(({ name, member, check }) => {
    const text = env[name] ?? '';
    return text === '' ? [] : [[member, check?.(text, name) ?? text] as const];
  });
  return Object.fromEntries(given);
}

/** The variables and values of what the environment did not give and the server made up. */
export function madeUpCredentials(credentials: Credentials, env: Io['env']): [name: string, value: string][] {
  const given = givenCredentials(env);
  return VARIABLES.filter(({ member }) => given[member] === undefined).map(({ name, member }) => [
    name,
    credentials[member],
  ]);
}

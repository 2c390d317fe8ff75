import { type CommandName, type Option, optionsOf } from '../options.js';

/** Options that say what the command is to do, and are no properties of what is certified. */
const OF_THE_COMMAND_LINE = ['config', 'print-config', 'dry-run'];

/** The options of `certify` that may also stand in the configuration and in the environment. */
export const configurable = (): readonly Option[] =>
  optionsOf('certify').filter(({ name }) => !OF_THE_COMMAND_LINE.includes(name));

/** What other commands take of it: how a server is reached; which one, a report or a ledger knows. */
const SHARED = ['auth', 'timeout', 'rate', 'ca', 'cert', 'key'];

/** Whether a command is told the value of an option by configuration and environment. */
export const isTold = (command: CommandName, name: string): boolean =>
  command === 'certify' || SHARED.includes(name);

/** The variable for an option: `SMS_SCOPE` for `scope`. */
export const variableOf = (name: string): string => `SMS_${name.toUpperCase().replaceAll('-', '_')}`;

/**
 * What the configuration has under `credentials`, with the variable that each stands for. Secrets are named by the
 * file that holds them: a configuration is shown to others.
 */
export const CREDENTIALS: Readonly<Record<string, { variable: string; description: string }>> = {
  'token-file': { variable: 'SMS_AUTH_TOKEN_FILE', description: 'the file that holds the token' },
  'access-key-file': { variable: 'CLOUD_SDK_AK_FILE', description: 'the file that holds the access key' },
  'secret-key-file': { variable: 'CLOUD_SDK_SK_FILE', description: 'the file that holds the secret key' },
  'security-token-file': {
    variable: 'CLOUD_SDK_SECURITY_TOKEN_FILE',
    description: 'the file that holds the security token of a temporary access key',
  },
  'iam-url': { variable: 'SMS_IAM_URL', description: 'the URL of the identity service' },
  user: { variable: 'SMS_IAM_USER', description: 'the user that the identity service issues a token for' },
  'password-file': { variable: 'SMS_IAM_PASSWORD_FILE', description: 'the file that holds the password' },
  domain: { variable: 'SMS_IAM_DOMAIN', description: 'the account that the user belongs to' },
  project: { variable: 'SMS_IAM_PROJECT', description: 'the name of the project' },
  'project-id': { variable: 'SMS_IAM_PROJECT_ID', description: 'the id of the project' },
};

import { wrap } from '../reporters/wrap.js';
import { commands } from './command.js';
import { COMMANDS, type CommandName, OPERANDS, type Option, optionsOf } from './options.js';

const WIDTH = 80;

const ENVIRONMENT = [
  ['SMS_ENDPOINT', 'the server to certify when --endpoint is not given'],
  ['SMS_AUTH_TOKEN', 'the token for it; there is no option, because others see options'],
  ['CLOUD_SDK_AK', 'or an access key, and in CLOUD_SDK_SK the secret key, that sign requests'],
  ['SMS_IAM_...', 'or URL, USER, PASSWORD, DOMAIN and PROJECT for a token of the identity service'],
  ['..._FILE', 'each of these may also stand in the file that NAME_FILE names'],
  ['SMS_...', 'every option of certify: SMS_SCOPE for --scope'],
  ['HTTPS_PROXY', 'the proxy for servers on other machines, as well as HTTP_PROXY and NO_PROXY'],
  ['NO_COLOR', 'set to anything: no colour'],
] as const;

const EXIT_CODES = [
  ['0', 'conformant, no drift, or done'],
  ['1', 'non-conformant, or drift'],
  ['2', 'wrong usage'],
  ['3', 'the endpoint or the environment is unusable'],
  ['4', 'inconclusive: something required could not be shown'],
  ['130', 'interrupted, after clean-up and with a report'],
] as const;

/** The help of the program. */
export function programHelp(): string {
  return [
    'Usage: sms-conformance COMMAND [OPTION]...',
    '',
    'Certifies servers of the REST API of the Server Migration Service (SMS v3).',
    '',
    'Commands:',
    ...rows(COMMANDS.map((name) => [name, commands[name].summary])),
    '',
    'Options:',
    ...rows([
      ['-h, --help', 'show this help, or that of a command'],
      ['--version', 'show the version'],
    ]),
    '',
    'Environment:',
    ...rows(ENVIRONMENT),
    '',
    'Exit codes:',
    ...rows(EXIT_CODES),
    '',
  ].join('\n');
}

/** The help of one command. */
export async function commandHelp(command: CommandName): Promise<string> {
  const options = await Promise.all(
    optionsOf(command).map(async (option) => [flagOf(option), await textOf(option)] as const),
  );
  return [
    ['Usage: sms-conformance', command, OPERANDS[command], '[OPTION]...'].filter(Boolean).join(' '),
    '',
    ...wrap(sentence(commands[command].summary), WIDTH),
    '',
    'Options:',
    ...rows([...options, ['-h, --help', 'show this help']]),
    ...(command === 'certify' ? ['', 'Environment:', ...rows(ENVIRONMENT)] : []),
    '',
  ].join('\n');
}

function flagOf({ name, value: { placeholder }, bare }: Option): string {
  if (placeholder === '') return `--${name}`;
  return bare === undefined ? `--${name} ${placeholder}` : `--${name}[=${placeholder}]`;
}

async function textOf(option: Option): Promise<string> {
  const names = await option.value.listed?.();
  return [
    option.help,
    names && `: ${names.join(', ')}`,
    option.multiple && ' (repeatable)',
    option.default !== undefined && option.value.placeholder !== '' && ` (default: ${option.default})`,
  ]
    .filter(Boolean)
    .join('');
}

const sentence = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

/** A name that is longer has lines of its own. */
const WIDEST_NAME = 30;

/** Two columns, both wrapped. */
function rows(entries: readonly (readonly [string, string])[]): string[] {
  const widths = entries.map(([name]) => name.length).filter((width) => width <= WIDEST_NAME);
  const margin = Math.max(...widths) + 4;
  return entries.flatMap(([name, text]) => {
    const [first = '', ...rest] = wrap(text, WIDTH - margin);
    const more = rest.map((line) => ' '.repeat(margin) + line);
    if (name.length <= WIDEST_NAME) return [`  ${name.padEnd(margin - 2)}${first}`, ...more];
    return [...wrap(name, WIDTH - 2).map((line) => `  ${line}`), ' '.repeat(margin) + first, ...more];
  });
}

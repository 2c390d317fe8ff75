import { LANGUAGES } from '../reporters/texts/language.js';
import { LEVELS } from '../spec/requirement.js';
import { DEFAULT_RUNS, SCOPES, SUITES } from '../suites/covered.js';
import { CONFIG_OPTIONS } from './config/options.js';
import { METHODS } from './credentials/read-caller.js';
import { DRIFT_OPTIONS } from './drift/options.js';
import { endpointUrl } from './endpoint-url.js';
import { FAULTS_OPTIONS } from './faults/options.js';
import { GATE_OPTIONS } from './gate/options.js';
import { NETWORK_OPTIONS } from './network/options.js';
import { shard } from './shard-value.js';
import { checkedToken } from './token.js';
import { choice, integer, text, type ValueType } from './value-types.js';
import { CERTIFICATE_OPTIONS } from './verify/options.js';

export const COMMANDS = [
  'certify',
  'serve',
  'contract',
  'requirements',
  'drift',
  'replay',
  'merge',
  'verify',
  'faults',
  'cleanup',
] as const;

export type CommandName = (typeof COMMANDS)[number];

/** What commands take besides options, as the help names it; the others take nothing. */
export const OPERANDS: Partial<Record<CommandName, string>> = {
  drift: 'DOCUMENT...',
  replay: 'REPORT CASE',
  merge: 'DIR...',
  verify: 'DIR',
  faults: '[NAME...]',
};

/** One option as data; the parser, the validation and the help are read from it. */
export interface Option {
  name: string;
  commands: readonly CommandName[];
  value: ValueType<unknown>;
  /** May be given several times. */
  multiple?: boolean;
  /** The text that stands for an option that is not given. */
  default?: string;
  /** The text that stands for a value that is left out; one that is given follows `=`. */
  bare?: string;
  help: string;
}

/** Where the reports go unless the user says otherwise. */
export const DEFAULT_REPORT = 'conformance-report';

/** The seed of fast-check has 31 bits. */
export const LARGEST_SEED = 2 ** 31 - 1;

/** Reading the editions loads the YAML parser, which `--help` of the program does without. */
const edition = choice('EDITION', 'edition', async () => (await import('../spec/editions.js')).EDITIONS);

/** Every option with the commands that it belongs to. */
export const OPTIONS = [
  {
    name: 'endpoint',
    commands: ['certify', 'replay', 'cleanup'],
    value: {
      placeholder: 'URL',
      schema: { type: 'string', pattern: '^https?://[^?#@]+$' },
      parse: endpointUrl,
    },
    help: 'the server to certify; SMS_ENDPOINT, or without both the embedded reference server',
  },
  {
    name: 'edition',
    commands: ['certify', 'serve', 'contract', 'requirements', 'drift', 'cleanup'],
    value: edition,
    default: 'latest',
    help: 'the documents that count',
  },
  {
    name: 'profile',
    commands: ['certify', 'contract', 'requirements'],
    value: choice('PROFILE', 'profile', async () => (await import('../spec/profiles.js')).PROFILES),
    default: 'full',
    help: 'the part of the API that the server claims to implement: core has sources and tasks, console what its users need, agent what the agent uses',
  },
  {
    name: 'suite',
    commands: ['certify'],
    value: choice('SUITE', 'suite', async () => SUITES),
    multiple: true,
    help: 'run only this suite',
  },
  {
    name: 'operation',
    commands: ['certify', 'requirements'],
    value: text('OPERATION', 'an operationId such as UpdateTask'),
    multiple: true,
    help: 'only this operationId, e.g. UpdateTask',
  },
  {
    name: 'level',
    commands: ['requirements'],
    value: choice('LEVEL', 'level', async () => LEVELS),
    multiple: true,
    help: 'only what is required this strongly',
  },
  {
    name: 'seed',
    commands: ['certify', 'faults'],
    value: integer('N', 0, LARGEST_SEED),
    help: 'seeds everything that is generated; random by default, and in every report',
  },
  {
    name: 'runs',
    commands: ['certify'],
    value: integer('N', 1, 100_000),
    default: String(DEFAULT_RUNS),
    help: 'how many requests are generated for each property',
  },
  {
    name: 'requests',
    commands: ['certify'],
    value: integer('N', 1, 100_000_000),
    help: 'begin no further check after so many requests, the most important checks first; no limit by default',
  },
  {
    name: 'max-time',
    commands: ['certify'],
    value: integer('SECONDS', 1, 604_800),
    help: 'begin no further check after so many seconds, the most important checks first; no limit by default',
  },
  {
    name: 'scope',
    commands: ['certify', 'replay'],
    value: choice('SCOPE', 'scope', async () => SCOPES),
    help: 'what may be touched; by default account-wide on the embedded server, own-resources on a loopback address, read-only elsewhere',
  },
  {
    name: 'auth',
    commands: ['certify', 'replay', 'cleanup'],
    value: choice('METHOD', 'way of authentication', async () => [...METHODS, 'none'] as const),
    help: 'how requests are authenticated; by default by the first way that the environment has the credentials for',
  },
  {
    name: 'report',
    commands: ['certify', 'merge'],
    value: text('DIR', 'a directory'),
    default: DEFAULT_REPORT,
    help: 'where the reports are written',
  },
  {
    name: 'report',
    commands: ['replay'],
    value: text('DIR', 'a directory'),
    default: 'conformance-replay',
    help: 'where the transcript and the ledger are written',
  },
  {
    name: 'report',
    commands: ['cleanup'],
    value: text('DIR', 'a directory'),
    multiple: true,
    help: `the report directory of a run that was cut short; ${DEFAULT_REPORT} by default`,
  },
  {
    name: 'shard',
    commands: ['certify'],
    value: shard,
    help: 'only this part of the checks, with the same --seed for all parts; the command merge joins the reports',
  },
  {
    name: 'lang',
    commands: ['certify', 'merge', 'verify'],
    value: choice('LANG', 'language', async () => LANGUAGES),
    default: 'en',
    help: 'the language of the console and of all reports but report.json',
  },
  {
    name: 'annotations',
    commands: ['certify', 'merge'],
    value: choice('WHEN', 'choice', async () => ['always', 'auto', 'never'] as const),
    default: 'auto',
    bare: 'always',
    help: 'print the findings as GitHub annotations; auto does so in a GitHub workflow',
  },
  ...GATE_OPTIONS,
  ...CERTIFICATE_OPTIONS,
  {
    name: 'timeout',
    commands: ['certify', 'replay', 'cleanup'],
    value: integer('MS', 1, 3_600_000),
    default: '10000',
    help: 'how long one request may take, in milliseconds',
  },
  {
    name: 'settle',
    commands: ['certify', 'replay'],
    value: integer('SECONDS', 0, 3600),
    default: '3',
    help: 'how long the server may take until an accepted change shows, in seconds; looks come at growing intervals',
  },
  {
    name: 'concurrency',
    commands: ['certify'],
    value: integer('N', 1, 256),
    default: '8',
    help: 'how many requests may run at the same time',
  },
  {
    name: 'port',
    commands: ['serve'],
    value: integer('N', 0, 65_535),
    default: '0',
    help: 'the port to listen on; 0 takes a free one',
  },
  {
    name: 'fault',
    commands: ['serve'],
    value: text('NAME', 'the name of a fault'),
    multiple: true,
    help: 'deviate deliberately in this way',
  },
  {
    name: 'token',
    commands: ['serve'],
    value: { placeholder: 'TOKEN', parse: checkedToken },
    help: 'the token that is accepted; random by default. Other credentials: SMS_READ_ONLY_TOKEN, SMS_IAM_USER, SMS_IAM_PASSWORD, SMS_IAM_DOMAIN, SMS_IAM_PROJECT, SMS_IAM_PROJECT_ID, CLOUD_SDK_AK, CLOUD_SDK_SK',
  },
  {
    name: 'latency',
    commands: ['serve'],
    value: integer('MS', 0, 600_000),
    default: '0',
    help: 'how long every answer is held back, in milliseconds',
  },
  {
    name: 'simulate-agent',
    commands: ['serve'],
    value: integer('MS', 1, 3_600_000),
    bare: '1000',
    help: 'play the agents of all sources, with a move every so many milliseconds, 1000 unless given',
  },
  {
    name: 'state',
    commands: ['serve'],
    value: text('FILE', 'a file'),
    help: 'start with what this file holds, and write it when stopped; it need not exist',
  },
  {
    name: 'format',
    commands: ['contract'],
    value: choice('FORMAT', 'format', async () => ['yaml', 'json'] as const),
    default: 'yaml',
    help: 'how the document is written',
  },
  {
    name: 'format',
    commands: ['requirements'],
    value: choice('FORMAT', 'format', async () => ['text', 'json'] as const),
    default: 'text',
    help: 'how the catalogue is written',
  },
  ...FAULTS_OPTIONS,
  ...DRIFT_OPTIONS,
  ...NETWORK_OPTIONS,
  ...CONFIG_OPTIONS,
] as const satisfies readonly Option[];

export const optionsOf = (command: CommandName): readonly Option[] =>
  OPTIONS.filter((option: Option) => option.commands.includes(command));

export type { Values } from './option-values.js';

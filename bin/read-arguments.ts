import { parseArgs } from 'node:util';
import type { Given } from './given.js';
import { nearest } from './nearest.js';
import { COMMANDS, type CommandName, OPERANDS, OPTIONS, type Option, optionsOf } from './options.js';
import { unknownName } from './unknown-name.js';
import { UsageError } from './usage-error.js';

/** What a command line asks for, with the texts of the options still to be read. */
export interface Arguments {
  /** Absent when there is none, which only `--help` and `--version` allow. */
  command?: CommandName;
  help: boolean;
  version: boolean;
  /** The texts that were given, by option. */
  given: Map<string, Given[]>;
  /** What is given besides options; empty for commands that take nothing else. */
  operands: string[];
}

type Token = ReturnType<typeof tokensOf>[number];
type OptionToken = Extract<Token, { kind: 'option' }>;

/**
 * Takes a command line apart.
 *
 * @throws {UsageError} for a command, an option or an argument that does not exist, and for a missing value
 */
export function readArguments(argv: readonly string[]): Arguments {
  const tokens = tokensOf(argv);
  const options = tokens.filter((token) => token.kind === 'option');
  const [first, ...others] = tokens.filter((token) => token.kind === 'positional');
  const command = first && commandOf(first.value);
  const result: Arguments = {
    ...(command && { command }),
    help: options.some(({ name }) => name === 'help'),
    version: options.some(({ name }) => name === 'version'),
    given: new Map(),
    operands: others.map(({ value }) => value),
  };
  if (result.help || result.version) return result;

  for (const token of options) addOption(result.given, token, command);
  if (command === undefined) throw new UsageError(`no command: expected one of ${COMMANDS.join(', ')}`);
  if (others[0] && OPERANDS[command] === undefined)
    throw new UsageError(`unexpected argument '${others[0].value}': ${command} takes only options`);
  return result;
}

/** Not strict, because the messages of the strict parser name neither the expected nor the nearest option. */
function tokensOf(argv: readonly string[]) {
  const names = OPTIONS.map(({ name, bare }: Option) => {
    return [name, { type: bare === undefined ? 'string' : 'boolean' }] as const;
  });
  const flags = { help: { type: 'boolean', short: 'h' }, version: { type: 'boolean' } } as const;
  return parseArgs({
    args: [...argv],
    options: { ...Object.fromEntries(names), ...flags },
    strict: false,
    allowPositionals: true,
    tokens: true,
  }).tokens;
}

function commandOf(name: string): CommandName {
  const found = COMMANDS.find((command) => command === name);
  if (found === undefined) throw unknownName('command', name, COMMANDS);
  return found;
}

function addOption(given: Map<string, Given[]>, token: OptionToken, command: CommandName | undefined): void {
  const option = knownOption(token, command);
  const flag = `--${option.name}`;
  const text = token.value ?? option.bare;
  if (text === undefined || (!token.inlineValue && /^-(?!\d)/.test(text))) {
    const instead = text === undefined ? '' : `, not the option '${text}'`;
    throw new UsageError(`${flag} has no value: expected ${flag} ${option.value.placeholder}${instead}`);
  }
  const before = given.get(option.name) ?? [];
  if (before.length > 0 && !option.multiple) {
    throw new UsageError(`${flag} is given twice, as '${before[0]?.text}' and '${text}': expected it once`);
  }
  given.set(option.name, [...before, { text, from: flag }]);
}

function knownOption({ name, rawName }: OptionToken, command: CommandName | undefined): Option {
  const own = command === undefined ? OPTIONS : optionsOf(command);
  const found = own.find((option) => option.name === name);
  if (found) return found;
  const elsewhere: Option[] = OPTIONS.filter((option) => option.name === name);
  if (elsewhere.length > 0) {
    const owners = elsewhere.flatMap((option) => option.commands).join(', ');
    throw new UsageError(`option '${rawName}' does not belong to ${command}: expected with ${owners}`);
  }
  const meant = nearest(name, [...own.map((option) => option.name), 'help', 'version']);
  const rest =
    meant === undefined
      ? `see ${[command, '--help'].filter(Boolean).join(' ')}`
      : `did you mean '--${meant}'?`;
  throw new UsageError(`unknown option '${rawName}': ${rest}`);
}

import { Redactor } from '../suites/harness/redactor.js';
import { commands } from './command.js';
import type { Configured } from './config/configured.js';
import { hideEnvironment } from './credentials/hide-environment.js';
import { explainError } from './explain-error.js';
import type { GivenOptions } from './given.js';
import { commandHelp, programHelp } from './help.js';
import type { Io, Output } from './io.js';
import type { LastWords } from './last-words.js';
import type { CommandName } from './options.js';
import { readArguments } from './read-arguments.js';
import { readValues } from './read-values.js';
import { redactedOutput } from './redacted-output.js';
import { version } from './version.js';

/**
 * Runs a command line and returns the exit code. Never throws and never exits: what goes wrong is told on `err`.
 *
 * @param argv without the interpreter and the script
 * @param signal aborted when the user interrupts
 * @param redactor learns the secrets of the run, of which nothing is printed
 * @param lastWords learns what to say when the user does not wait for the end
 */
export async function run(
  argv: readonly string[],
  out: Output,
  err: Output,
  env: Io['env'],
  signal: AbortSignal = new AbortController().signal,
  redactor = new Redactor(),
  lastWords: LastWords = {},
): Promise<number> {
  hideEnvironment(redactor, env);
  const [stdout, stderr] = [redactedOutput(out, redactor), redactedOutput(err, redactor)];
  try {
    const { command, given, operands, ...asked } = readArguments(argv);
    if (asked.version) stdout.write(`${version()}\n`);
    else if (asked.help || command === undefined)
      stdout.write(await (command ? commandHelp(command) : programHelp()));
    else return await execute(command, given, operands, { stdout, stderr, env, redactor, lastWords, signal });
    return 0;
  } catch (error) {
    return explainError(error, stderr);
  }
}

/** Loaded when it is needed: help and most commands do without the YAML parser. */
async function configured(command: CommandName, flags: GivenOptions, io: Io): Promise<Configured> {
  if (!CONFIGURED.includes(command)) return { options: flags, env: io.env };
  return (await import('./config/configured.js')).configured(command, flags, io);
}

/** The commands that ask a server. */
const CONFIGURED: readonly CommandName[] = ['certify', 'replay', 'cleanup'];

async function execute<C extends CommandName>(
  command: C,
  flags: GivenOptions,
  operands: readonly string[],
  io: Io,
): Promise<number> {
  const { options, env, printed } = await configured(command, flags, io);
  const values = await readValues(command, options);
  if (printed !== undefined) {
    io.stdout.write(printed);
    return 0;
  }
  const start = await commands[command].load();
  return start(values, { ...io, env }, operands);
}

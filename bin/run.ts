import { commands } from './command.js';
import { explainError } from './explain-error.js';
import { commandHelp, programHelp } from './help.js';
import type { Io, Output } from './io.js';
import type { CommandName } from './options.js';
import { readArguments } from './read-arguments.js';
import { readValues } from './read-values.js';
import { version } from './version.js';

/**
 * Runs a command line and returns the exit code. Never throws and never exits: what goes wrong is told on `stderr`.
 *
 * @param argv without the interpreter and the script
 * @param signal aborted when the user interrupts
 */
export async function run(
  argv: readonly string[],
  stdout: Output,
  stderr: Output,
  env: Io['env'],
  signal: AbortSignal = new AbortController().signal,
): Promise<number> {
  try {
    const { command, given, operands, ...asked } = readArguments(argv);
    if (asked.version) stdout.write(`${version()}\n`);
    else if (asked.help || command === undefined)
      stdout.write(await (command ? commandHelp(command) : programHelp()));
    else return await execute(command, given, operands, { stdout, stderr, env, signal });
    return 0;
  } catch (error) {
    return explainError(error, stderr);
  }
}

async function execute<C extends CommandName>(
  command: C,
  given: Map<string, string[]>,
  operands: readonly string[],
  io: Io,
): Promise<number> {
  const values = await readValues(command, given);
  const start = await commands[command].load();
  return start(values, io, operands);
}

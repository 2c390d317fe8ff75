import type { Given, GivenOptions } from './given.js';
import { type CommandName, type Option, optionsOf, type Values } from './options.js';

/**
 * Reads the texts of a command's options and puts defaults where nothing was given.
 *
 * @throws {UsageError} for a value that is not accepted
 */
export async function readValues<C extends CommandName>(command: C, given: GivenOptions): Promise<Values<C>> {
  const values: Record<string, unknown> = {};
  for (const option of optionsOf(command)) values[option.name] = await read(option, given.get(option.name));
  return values as Values<C>;
}

async function read(option: Option, given: readonly Given[] | undefined): Promise<unknown> {
  const standing = option.default === undefined ? [] : [{ text: option.default, from: `--${option.name}` }];
  const values: unknown[] = [];
  const seen = new Set<string>();
  for (const { text, from } of given ?? standing) {
    if (seen.has(text)) continue;
    seen.add(text);
    values.push(await option.value.parse(text, from));
  }
  return option.multiple ? values : values[0];
}

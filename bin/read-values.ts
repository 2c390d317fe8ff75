import { type CommandName, type Option, optionsOf, type Values } from './options.js';

/**
 * Reads the texts of a command's options and puts defaults where nothing was given.
 *
 * @throws {UsageError} for a value that is not accepted
 */
export async function readValues<C extends CommandName>(
  command: C,
  given: ReadonlyMap<string, string[]>,
): Promise<Values<C>> {
  const values: Record<string, unknown> = {};
  for (const option of optionsOf(command)) values[option.name] = await read(option, given.get(option.name));
  return values as Values<C>;
}

async function read(option: Option, given: string[] | undefined): Promise<unknown> {
  const texts = given ?? (option.default === undefined ? [] : [option.default]);
  const values: unknown[] = [];
  for (const text of new Set(texts)) values.push(await option.value.parse(text, `--${option.name}`));
  return option.multiple ? values : values[0];
}

import type { Given, GivenOptions } from '../given.js';
import type { Io } from '../io.js';
import type { CommandName } from '../options.js';
import { CREDENTIALS, configurable, isTold, variableOf } from './configurable.js';
import type { Config } from './read-config.js';

/** What counts of configuration, environment and command line: the later is the stronger. */
export interface Effective {
  options: GivenOptions;
  env: Io['env'];
}

export function effective(
  command: CommandName,
  config: Config | undefined,
  env: Io['env'],
  flags: GivenOptions,
): Effective {
  const options = new Map<string, readonly Given[]>(
    [...(config?.options ?? [])].filter(([name]) => isTold(command, name)),
  );
  for (const { name, multiple } of configurable()) {
    const variable = variableOf(name);
    const text = env[variable] ?? '';
    if (text === '' || !isTold(command, name)) continue;
    const texts = multiple ? text.split(',').map((each) => each.trim()) : [text];
    options.set(
      name,
      texts.map((each) => ({ text: each, from: variable })),
    );
  }
  for (const [name, given] of flags) options.set(name, given);
  return { options, env: { ...variablesOf(config, env), ...env } };
}

/** A file of the configuration gives way to a value of the environment, as well as to another file. */
function variablesOf(config: Config | undefined, env: Io['env']): Record<string, string> {
  const isSet = (variable: string) => Boolean(env[variable] || env[variable.replace(/_FILE$/, '')]);
  return Object.fromEntries(
    Object.values(CREDENTIALS).flatMap(({ variable }) => {
      const given = config?.variables.get(variable);
      return given && !isSet(variable) ? [[variable, given.text]] : [];
    }),
  );
}

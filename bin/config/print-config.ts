import { stringify } from 'yaml';
import { SECRETS } from '../credentials/variables.js';
import type { GivenOptions } from '../given.js';
import type { Io } from '../io.js';
import { CREDENTIALS, configurable } from './configurable.js';
import type { Config } from './read-config.js';

/** Every option that counts, as a configuration, and behind it where it comes from. Secrets are masked. */
export function printConfig(options: GivenOptions, env: Io['env'], config: Config | undefined): string {
  const lines = configurable().map(({ name, default: standing, multiple }): [string, string] => {
    const given = options.get(name);
    if (!given)
      return standing === undefined ? [`# ${name}:`, 'not set'] : [`${name}: ${standing}`, 'default'];
    const texts = given.map(({ text }) => text);
    const value = multiple ? `[${texts.map(scalar).join(', ')}]` : scalar(texts[0] ?? '');
    return [`${name}: ${value}`, originOf(given[0]?.from ?? '')];
  });
  const credentials = Object.entries(CREDENTIALS).flatMap(([name, { variable }]): [string, string][] => {
    const value = env[variable];
    if (!value) return [];
    const given = config?.variables.get(variable);
    return [[`  ${name}: ${scalar(value)}`, given?.text === value ? originOf(given.from) : variable]];
  });
  const secrets = SECRETS.flatMap((name): [string, string][] =>
    env[name] ? [[`# ${name}: ***`, 'environment']] : [],
  );
  const head: [string, string][] = credentials.length > 0 ? [['credentials:', '']] : [];
  return table([...lines, ...head, ...credentials, ...secrets]);
}

/** `sms-conformance.yaml:3:8: scope` is the place without the name. */
export const originOf = (from: string) => from.replace(/: [\w-]+$/, '');

const scalar = (text: string) =>
  stringify(text, { lineWidth: 0 })
    .trimEnd()
    .replace(/^"(\d+)"$/, '$1');

function table(rows: [string, string][]): string {
  const width = Math.min(48, Math.max(...rows.map(([left]) => left.length)) + 2);
  return rows
    .map(([left, right]) => (right === '' ? left : `${left.padEnd(width)} # ${right}`))
    .join('\n')
    .concat('\n');
}

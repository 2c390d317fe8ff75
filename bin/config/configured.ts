import { endpointUrl } from '../endpoint-url.js';
import type { Given, GivenOptions } from '../given.js';
import type { Io } from '../io.js';
import type { CommandName } from '../options.js';
import { type Effective, effective } from './effective.js';
import { DEFAULT_CONFIG, loadConfig } from './load-config.js';
import { originOf, printConfig } from './print-config.js';

export interface Configured extends Effective {
  /** What `--print-config` prints; absent when it was not asked for. */
  printed?: string;
}

/**
 * What counts for a command that asks a server: the configuration, the environment and the command line.
 *
 * @throws {UsageError} for a mistake in the configuration
 */
export function configured(
  command: CommandName,
  flags: GivenOptions,
  { env: given, stderr }: Pick<Io, 'env' | 'stderr'>,
): Configured {
  const named = flags.get('config')?.[0]?.text;
  const config = loadConfig(named);
  if (config && named === undefined) stderr.write(`Configured by ${DEFAULT_CONFIG}.\n`);
  const { options, env } = effective(command, config, given, flags);
  if (command === 'certify') announceEndpoint(options.get('endpoint')?.[0], stderr);
  const isAsked = flags.get('print-config')?.[0]?.text === 'true';
  return { options, env, ...(isAsked && { printed: printConfig(options, env, config) }) };
}

/** What the command line does not show. */
function announceEndpoint(given: Given | undefined, stderr: Io['stderr']): void {
  if (!given || given.from.startsWith('--')) return;
  const url = endpointUrl(given.text, given.from);
  stderr.write(`Certifying ${url}, which ${originOf(given.from)} names.\n`);
}

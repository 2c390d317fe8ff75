import { readFileSync } from 'node:fs';
import { EnvironmentUnusable } from '../environment-unusable.js';
import { type Config, readConfig } from './read-config.js';

/** Read from the working directory when no other file is named. */
export const DEFAULT_CONFIG = 'sms-conformance.yaml';

/**
 * Loads the configuration that is named, else the default one; `undefined` when there is none.
 *
 * @throws {UsageError} when it contains a mistake
 * @throws {EnvironmentUnusable} when it cannot be read
 */
export function loadConfig(named: string | undefined): Config | undefined {
  const file = named ?? DEFAULT_CONFIG;
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    if (named === undefined && code === 'ENOENT') return undefined;
    throw new EnvironmentUnusable(`the configuration '${file}' cannot be read (${code})`);
  }
  return readConfig(text, file);
}

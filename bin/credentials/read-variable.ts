import { readFileSync } from 'node:fs';
import { EnvironmentUnusable } from '../environment-unusable.js';
import type { Io } from '../io.js';
import { UsageError } from '../usage-error.js';

/**
 * The value of a variable, or what stands in the file that `NAME_FILE` names, without the line break at its end. A
 * variable that is set to nothing counts as not set.
 *
 * @throws {UsageError} when both are set
 * @throws {EnvironmentUnusable} when the file cannot be read
 */
export function readVariable(name: string, env: Io['env']): string | undefined {
  const value = env[name] ?? '';
  const file = env[`${name}_FILE`] ?? '';
  if (file === '') return value === '' ? undefined : value;
  if (value !== '') throw new UsageError(`${name} and ${name}_FILE are both set: expected one of them`);
  let text: string;
  try {
    text = readFileSync(file, 'utf8').replace(/\r?\n$/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new EnvironmentUnusable(`${name}_FILE names '${file}', which cannot be read (${code})`);
  }
  if (text === '') throw new UsageError(`${name}_FILE names '${file}', which is empty`);
  return text;
}

import { unknownName } from './unknown-name.js';
import { UsageError } from './usage-error.js';

/** How the text of an option becomes its value. */
export interface ValueType<T> {
  /** What stands for the value in the help. */
  placeholder: string;
  /** The names that are accepted, when they are few enough to be listed in the help. */
  listed?: () => Promise<readonly string[]>;
  /** The JSON Schema of the value in a configuration. */
  schema?: Record<string, unknown>;
  /**
   * @param option where the text was given, such as `--scope`
   * @throws {UsageError}
   */
  parse(text: string, option: string): Promise<T> | T;
}

/** An integer within limits, both included. */
export function integer(placeholder: string, minimum: number, maximum: number): ValueType<number> {
  return {
    placeholder,
    schema: { type: 'integer', minimum, maximum },
    parse(text, option) {
      const value = Number(text);
      if (!/^\d+$/.test(text) || value < minimum || value > maximum) {
        throw new UsageError(`${option} '${text}': expected an integer from ${minimum} to ${maximum}`);
      }
      return value;
    },
  };
}

/** One of some names, read only when they are needed. */
export function choice<T extends string>(
  placeholder: string,
  kind: string,
  names: () => Promise<readonly T[]>,
): ValueType<T> {
  return {
    placeholder,
    listed: names,
    async parse(text, option) {
      const accepted = await names();
      const found = accepted.find((name) => name === text);
      if (found === undefined) throw unknownName(kind, text, accepted, option);
      return found;
    },
  };
}

/** Any text but the empty one. */
export function text(placeholder: string, expected: string): ValueType<string> {
  return {
    placeholder,
    schema: { type: 'string', minLength: 1 },
    parse(value, option) {
      if (value.trim() === '') throw new UsageError(`${option} is empty: expected ${expected}`);
      return value;
    },
  };
}

/** Given or not; only a configuration writes its value. */
export const flag: ValueType<boolean> = {
  placeholder: '',
  schema: { type: 'boolean' },
  parse(text, option) {
    if (text === 'true' || text === 'false') return text === 'true';
    throw new UsageError(`${option} '${text}': expected true or false, or the option alone`);
  },
};

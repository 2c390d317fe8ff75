import { unknownName } from './unknown-name.js';
import { UsageError } from './usage-error.js';

/** How the text of an option becomes its value. */
export interface ValueType<T> {
  /** What stands for the value in the help. */
  placeholder: string;
  /** The names that are accepted, when they are few enough to be listed in the help. */
  listed?: () => Promise<readonly string[]>;
  /** @throws {UsageError} */
  parse(text: string, option: string): Promise<T> | T;
}

/** An integer within limits, both included. */
export function integer(placeholder: string, minimum: number, maximum: number): ValueType<number> {
  return {
    placeholder,
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
    async parse(text) {
      const accepted = await names();
      const found = accepted.find((name) => name === text);
      if (found === undefined) throw unknownName(kind, text, accepted);
      return found;
    },
  };
}

/** Any text but the empty one. */
export function text(placeholder: string, expected: string): ValueType<string> {
  return {
    placeholder,
    parse(value, option) {
      if (value.trim() === '') throw new UsageError(`${option} is empty: expected ${expected}`);
      return value;
    },
  };
}

/** An option that is given or not, and has no value. */
export const flag: ValueType<true> = {
  placeholder: '',
  parse(value, option) {
    if (value !== 'true') throw new UsageError(`${option} takes no value, not '${value}'`);
    return true;
  },
};

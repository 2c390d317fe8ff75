import type { Source } from './source.js';
import { readYaml } from './yaml-file.js';

interface ErrorTable {
  'x-source': Source;
  errors: Record<string, number[]>;
}

const table = readYaml<ErrorTable>('spec/errors.yaml');

/** Every code of the error table. */
export const ERROR_CODES: readonly string[] = Object.keys(table.errors);

/** The HTTP statuses that the error table gives a code; empty when the table does not contain the code. */
export const statusesOf = (code: string): readonly number[] =>
  Object.hasOwn(table.errors, code) ? (table.errors[code] ?? []) : [];

/** The row of the error table that describes a code. */
export const sourceOfCode = (code: string): Source => ({ ...table['x-source'], row: code });

import type { Text } from './rules.js';
import type { Source } from './source.js';
import { readYaml } from './yaml-file.js';

/** One row of the status table. */
export interface Status {
  /** Three digits. */
  status: number;
  /** As the table prints it, e.g. `TooManyRequests`. */
  name: string;
  meaning: Text;
  /** The answer may tell in the header Retry-After when to ask again. */
  retryAfter?: true;
}

const table = readYaml<{ 'x-source': Source; statuses: Status[] }>('spec/statuses.yaml');

/** Every row of the status table, document 004, table 6-1, in its order. */
export const STATUSES: readonly Status[] = table.statuses;

/** The place of the row of a status. */
export const sourceOfStatus = (status: number): Source => ({ ...table['x-source'], row: String(status) });

const refusals = new Set(STATUSES.flatMap(({ status }) => (status >= 400 && status < 500 ? [status] : [])));

/** Whether a status is one of 400 to 499 that the status table lists. */
export const isListedRefusal = (status: number): boolean => refusals.has(status);

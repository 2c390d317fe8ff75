/** What every name of an object begins with that a run of this tool creates. */
export const PREFIX = 'SmsConf-';

/** What the names begin with that one run gives. */
export const prefixOf = (runId: string): string => `${PREFIX}${runId}-`;

/** A recognisable name of at most 19 characters: that of the run and a number in base 36. */
export const ownName = (runId: string, serial: number): string => prefixOf(runId) + serial.toString(36);

/** Whether this run, or another one of this tool, gave the name. */
export const isOurs = (name: unknown): boolean => typeof name === 'string' && name.startsWith(PREFIX);

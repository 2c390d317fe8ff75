/** What every name of an object begins with that a run of this tool creates. */
const PREFIX = 'SmsConf-';

/** A recognisable name of at most 19 characters: that of the run and a number in base 36. */
export const ownName = (runId: string, serial: number): string => `${PREFIX}${runId}-${serial.toString(36)}`;

/** Whether this run, or another one of this tool, gave the name. */
export const isOurs = (name: unknown): boolean => typeof name === 'string' && name.startsWith(PREFIX);

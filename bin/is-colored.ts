import type { Io } from './io.js';

/** Whether the standard output is a terminal that shows colour, and the user wants it. */
export const isColored = ({ stdout, env }: Pick<Io, 'stdout' | 'env'>): boolean =>
  stdout.isTTY === true && !env.NO_COLOR && env.TERM !== 'dumb';

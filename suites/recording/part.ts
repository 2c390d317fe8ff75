import { AsyncLocalStorage } from 'node:async_hooks';
import { randomUUID } from 'node:crypto';
import type { Json } from '../../spec/exact-json.js';
import type { Given } from './line.js';

/**
 * A part of a run: a check, or what is done around the checks. Everything that a part learns and that is no answer
 * of the server goes through it, so that the part can be judged again from what was written down.
 */
export interface Part {
  readonly name: string;
  /** When the last answer of the part arrived, in epoch milliseconds. */
  time: number;
  /** The number of a request, from 1, in the order in which the part sends them. */
  nextRequest(): number;
  /**
   * Something that other parts, the clock or chance decide.
   *
   * @param learn asked in a run; `undefined` for what goes without saying, which is not written down
   */
  outside<T extends Json>(kind: Outside, learn: () => T | undefined): T | undefined;
  /** An identifier that nothing has. */
  freshId(): string;
  /** Waits, unless the part is judged again. */
  pause(milliseconds: number, wait: (milliseconds: number) => Promise<void>): Promise<void>;
  /** The part of the run that does something for several checks. */
  aside(name: string): Part;
  /** What was learned since it was taken last. */
  take(): Given[];
  /** Nothing more comes of it. */
  end(): void;
}

/** What is decided outside of a part: see where each is asked for. */
export type Outside = 'name' | 'gave up' | 'broken moves' | 'skipped' | 'clean-up' | 'ended';

/** What is done around the checks. */
export const PREFLIGHT = 'preflight';
export const OTHERS = 'what was there before';
export const CLEAN_UP = 'clean-up';

const current = new AsyncLocalStorage<Part>();

/** The part that the code belongs to; undefined outside of a run. */
export const currentPart = (): Part | undefined => current.getStore();

/** Does something as a part of the run. */
export async function inPart<T>(part: Part, act: () => Promise<T>): Promise<T> {
  try {
    return await current.run(part, act);
  } finally {
    part.end();
  }
}

/** Does something that belongs to no check alone, whichever check it is done in. */
export function aside<T>(name: string, act: () => Promise<T>): Promise<T> {
  const part = currentPart();
  return part ? inPart(part.aside(name), act) : act();
}

/** Begins something that may go on for longer than the run, such as timers of a library: it keeps nothing of the part. */
export const beyondParts = <T>(act: () => T): T => current.exit(act);

/** Learns something that is decided outside of the part. */
export function outside<T extends Json>(kind: Outside, learn: () => T | undefined): T | undefined {
  const part = currentPart();
  return part ? part.outside(kind, learn) : learn();
}

/** An identifier that nothing has; the same one when the part is judged again. */
export const freshId = (): string => currentPart()?.freshId() ?? randomUUID();

/** When the last answer arrived, in epoch milliseconds. */
export const timeOfAnswer = (): number => currentPart()?.time ?? Date.now();

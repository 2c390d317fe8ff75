import type { Json } from '../../spec/exact-json.js';
import type { Reason } from '../harness/network-error.js';
import type { ReceivedResponse, SentRequest } from '../results/run.js';
import type { Outside } from './part.js';
import type { RunFacts, Sequel } from './run-facts.js';

/** What a part of a run learned that is no answer: its kind, the how manieth of it, and the value. */
export type Given = [kind: Outside, number: number, value: Json];

/** The first line of a transcript: what was asked of whom. */
export interface FirstLine {
  run: RunFacts;
}

/** The last line of a transcript: how the run ended. */
interface LastLine {
  end: Sequel;
}

/** A request, and what came of it. */
export interface ExchangeLine {
  operationId: string;
  request: SentRequest;
  /** The body as a whole unless `cut`; `null` when no answer came. */
  response: ReceivedResponse | null;
  /** What is in the way of parsing the body. */
  problem?: string;
  /** How many characters the body has of which only the beginning is here. */
  cut?: number;
  /** Why no answer came. */
  error?: { reason: Reason; message: string };
  /** The part of the run that it belongs to, such as a check. */
  check: string;
  /** The how manieth request of the part it is, in the order in which they were sent. */
  number: number;
  /** When the answer was there. */
  at: string;
  given?: readonly Given[];
}

/** What a part learned after its last request. */
interface NoteLine {
  check: string;
  given: readonly Given[];
}

export type Line = FirstLine | ExchangeLine | NoteLine | LastLine;

export const isExchangeLine = (line: Line): line is ExchangeLine => 'operationId' in line;

import { isJsonObject, type Json, parseExact } from '../../exact-json.js';
import { UnreadableDocument } from '../unreadable-document.js';

/** What servers sent at one place of the answers of an operation. */
export interface Observed {
  /** How many times. */
  count: number;
  /** Types as tables name them. */
  types: Set<string>;
  /** The first texts and numbers that were sent; enough for any list of values. */
  values: Set<string>;
}

/** What was seen of each operation, by operationId and place: `response 200.state`. */
export interface Traffic {
  file: string;
  observed: Map<string, Map<string, Observed>>;
  exchanges: number;
  /** Bodies that are cut or no JSON. */
  unread: number;
}

const MOST_VALUES = 60;

/**
 * Reads the transcript of a run.
 *
 * @throws {UnreadableDocument} when a line is no exchange
 */
export function readTraffic(text: string, file: string): Traffic {
  const traffic: Traffic = { file, observed: new Map(), exchanges: 0, unread: 0 };
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() === '') continue;
    const exchange = exchangeOf(line, index + 1);
    if (!exchange) continue;
    traffic.exchanges++;
    if (!exchange.response || exchange.response.body.trim() === '') continue;
    const places = traffic.observed.get(exchange.operationId) ?? new Map<string, Observed>();
    traffic.observed.set(exchange.operationId, places);
    const root = `response ${exchange.response.status}`;
    const body = bodyOf(exchange.response.body);
    if (body === undefined) traffic.unread++;
    else observe(body, root, places);
  }
  return traffic;
}

interface Exchange {
  operationId: string;
  response: { status: number; body: string } | null;
}

/** Undefined for what a run writes down besides. */
function exchangeOf(line: string, number: number): Exchange | undefined {
  try {
    const exchange = JSON.parse(line) as Partial<Exchange> & { previous?: unknown };
    if (typeof exchange.operationId === 'string') return exchange as Exchange;
    if (typeof exchange.previous === 'string') return undefined;
  } catch {
    // The message below says what is expected.
  }
  throw new UnreadableDocument(`line ${number} is no exchange: expected a transcript.jsonl of a run`);
}

function bodyOf(text: string): Json | undefined {
  try {
    return parseExact(text);
  } catch {
    return undefined;
  }
}

function observe(value: Json, place: string, places: Map<string, Observed>): void {
  const observed = places.get(place) ?? { count: 0, types: new Set(), values: new Set() };
  places.set(place, observed);
  observed.count++;
  observed.types.add(typeOf(value));
  if (Array.isArray(value)) for (const item of value) observe(item, `${place}[]`, places);
  else if (isJsonObject(value)) {
    for (const [name, member] of Object.entries(value)) observe(member, `${place}.${name}`, places);
  } else if (observed.values.size < MOST_VALUES && value !== null) observed.values.add(String(value));
}

function typeOf(value: Json): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'Array';
  if (isJsonObject(value)) return 'Object';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Integer' : 'Double';
  return { string: 'String', boolean: 'Boolean', bigint: 'Long' }[
    typeof value as 'string' | 'boolean' | 'bigint'
  ];
}

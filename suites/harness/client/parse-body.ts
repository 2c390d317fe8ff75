import { type Json, parseExact } from '../../../spec/exact-json.js';
import type { Body } from './unpack.js';

/** Nothing that the documents show comes near; what goes beyond would cost stack, time or memory without an end. */
const DEEPEST = 200;
const LONGEST_NUMBER = 1_000;
const MOST_VALUES = 1_000_000;

/** A body as text and, where it is JSON, as a value. */
export interface ParsedBody {
  text: string;
  json: Json | undefined;
  /** Why there is no value, as the object of a sentence; absent when the text is no JSON at all. */
  problem?: string;
}

const UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export function parseBody({ bytes, problem }: Body): ParsedBody {
  let text: string;
  try {
    text = UTF8.decode(bytes);
  } catch {
    text = bytes.toString('utf8');
    return { text, json: undefined, problem: problem ?? 'a body that is not UTF-8' };
  }
  const found = problem ?? excess(text);
  if (found !== undefined) return { text, json: undefined, problem: found };
  try {
    return { text, json: parseExact(text) };
  } catch {
    return { text, json: undefined };
  }
}

/** What there is too much of to parse it. A plain loop: texts of many megabytes overflow expressions. */
function excess(text: string): string | undefined {
  if (text.length <= DEEPEST) return undefined;
  let depth = 0;
  let values = 0;
  let digits = 0;
  let quoted = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (quoted) {
      if (character === BACKSLASH) at += 1;
      else if (character === QUOTE) quoted = false;
      continue;
    }
    digits = character >= ZERO && character <= NINE ? digits + 1 : 0;
    if (character === QUOTE) quoted = true;
    else if (OPENING.has(character)) depth += 1;
    else if (CLOSING.has(character)) depth -= 1;
    else if (character === COMMA) values += 1;
    if (depth > DEEPEST) return `JSON that is nested more than ${DEEPEST} deep`;
    if (values > MOST_VALUES) return `JSON of more than ${MOST_VALUES} values`;
    if (digits > LONGEST_NUMBER) return `a number of more than ${LONGEST_NUMBER} digits`;
  }
  return undefined;
}

const codeOf = (character: string) => character.charCodeAt(0);

const [QUOTE, BACKSLASH, COMMA, ZERO, NINE] = ['"', '\\', ',', '0', '9'].map(codeOf) as [
  number,
  number,
  number,
  number,
  number,
];
const OPENING = new Set(['{', '['].map(codeOf));
const CLOSING = new Set(['}', ']'].map(codeOf));

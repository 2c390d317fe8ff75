import { type Json, parseExact } from '../exact-json.js';
import type { ExampleClaim, ReadingNote } from './claims.js';
import { readPieces } from './example-pieces.js';
import { RESPONSE_EXAMPLES, STATUS } from './headings.js';

/** A line of the part of a section that holds its examples. */
export interface ExampleLine {
  text: string;
  line: number;
}

const REQUEST = /^(?:GET|POST|PUT|DELETE|PATCH|HEAD)\s+\S/i;
const BODY_START = /^[[{]/;
/** What stands after a body whose brackets were closed too early, where a page of code ends. */
const REST_OF_BODY = /^[}\]",]/;
/** Brackets, a name or a value, or the rest of a text that a line end broke. */
const PART_OF_BODY = /^[[\]{}",]|[^:：]",?$/;
/** A string is cut out before brackets are counted. */
const STRING = /"(?:[^"\\]|\\.)*"/g;
const FENCE = /^```/;

/**
 * The examples between the headings of a section and its samples of code. A body begins with a bracket and ends
 * where its brackets are closed; text before it that is a request line belongs to it.
 */
export function readExamples(all: readonly ExampleLine[], notes: ReadingNote[]): ExampleClaim[] {
  const lines = all.filter(({ text }) => text !== '' && !FENCE.test(text));
  const fences = all.filter(({ text }) => FENCE.test(text));
  const examples: ExampleClaim[] = [];
  let part: ExampleClaim['part'] = 'request';
  let status: string | undefined;
  let request: (ExampleLine & { words?: string }) | undefined;
  let words: string | undefined;
  for (let index = 0; index < lines.length; index++) {
    const { text, line } = lines[index] as ExampleLine;
    if (RESPONSE_EXAMPLES.test(text)) {
      if (request) examples.push(withoutBody(request, part));
      request = undefined;
      part = 'response';
    }
    status = STATUS.exec(text)?.[1] ?? status;
    if (part === 'request' && REQUEST.test(text)) {
      if (request) examples.push(withoutBody(request, part));
      request = { text, line, ...(words !== undefined && { words }) };
      words = undefined;
    } else words = text;
    if (!BODY_START.test(text)) continue;
    const closed = endOfBody(lines, index);
    const printed = lines.slice(index, closed + 1).map((one) => one.text);
    const rest = REST_OF_BODY.test(lines[closed + 1]?.text ?? '');
    const parsed = rest ? undefined : parseBody(printed);
    const end = parsed ? closed : endOfPieces(lines, closed);
    const last = lines[end]?.line ?? line;
    if (!parsed) notes.push({ kind: 'lost', text: 'this example is no JSON as printed', line });
    if (parsed?.repair) notes.push({ kind: 'repaired', text: parsed.repair, line });
    examples.push({
      part,
      ...(part === 'response' && status !== undefined && { status }),
      ...(request && { request: request.text }),
      ...(request?.words !== undefined && { words: request.words }),
      ...(parsed
        ? { body: parsed.body }
        : { pieces: readPieces(piecesOf(lines.slice(index, end + 1), fences)) }),
      ...(fences.some((fence) => fence.line > line && fence.line < last) && { broken: true }),
      line,
    });
    request = undefined;
    index = end;
  }
  if (request) examples.push(withoutBody(request, part));
  return examples;
}

const withoutBody = (
  { text, words, line }: ExampleLine & { words?: string },
  part: ExampleClaim['part'],
): ExampleClaim => ({ part, request: text, ...(words !== undefined && { words }), line });

/** The last line of a body: a heading or a closed bracket ends it. */
function endOfBody(lines: readonly ExampleLine[], start: number): number {
  let depth = 0;
  for (let index = start; index < lines.length; index++) {
    const { text } = lines[index] as ExampleLine;
    if (STATUS.test(text) || RESPONSE_EXAMPLES.test(text)) return index - 1;
    for (const sign of text.replace(STRING, '')) {
      if (sign === '{' || sign === '[') depth++;
      if (sign === '}' || sign === ']') depth--;
    }
    if (depth <= 0) return index;
  }
  return lines.length - 1;
}

/** The last line that looks like a part of the body, although its brackets were closed before. */
function endOfPieces(lines: readonly ExampleLine[], closed: number): number {
  let end = closed;
  while (PART_OF_BODY.test(lines[end + 1]?.text ?? '')) end++;
  return end;
}

/** The lines between the marks of code. */
function piecesOf(lines: readonly ExampleLine[], fences: readonly ExampleLine[]): ExampleLine[][] {
  const pieces: ExampleLine[][] = [];
  for (const [index, one] of lines.entries()) {
    const before = lines[index - 1];
    const isApart = before && fences.some(({ line }) => line > before.line && line < one.line);
    if (isApart || pieces.length === 0) pieces.push([]);
    pieces.at(-1)?.push(one);
  }
  return pieces;
}

/**
 * A string that a line end broke is put together with a blank, as the manual's PDF breaks them at blanks; brackets that
 * are missing at the very end, where a page of code ends, are closed.
 */
function parseBody(printed: readonly string[]): Parsed | undefined {
  const closed = printed.concat(missingBrackets(printed.join(' ')));
  for (const [text, repair] of [
    [printed.join('\n'), undefined],
    [printed.join(' '), 'a string that a line end broke is put together'],
    [closed.join(' '), 'brackets that are missing at the end of this example are closed'],
  ] as const) {
    try {
      return { body: parseExact(text), repair };
    } catch {
      // The next way may succeed.
    }
  }
  return undefined;
}

interface Parsed {
  body: Json;
  repair: string | undefined;
}

function missingBrackets(text: string): string {
  const open: string[] = [];
  for (const sign of text.replace(STRING, '')) {
    if (sign === '{') open.unshift('}');
    if (sign === '[') open.unshift(']');
    if (sign === '}' || sign === ']') open.shift();
  }
  return open.join('');
}

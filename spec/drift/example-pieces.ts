import { type Json, parseExact } from '../exact-json.js';
import { fieldAt } from '../field-path.js';
import type { DocumentLine } from './document-line.js';

interface Placed {
  /** The names on the way to it that are known: `disks[].device_use`. */
  path: string;
  /** Whether the path begins at the body itself, and not in the middle of it. */
  isRooted: boolean;
  line: number;
}

/** A value of an example that is no JSON as printed, with what is known of its place. */
export interface ExampleValue extends Placed {
  /** The names that the object has which it is in, its own among them. */
  beside: string[];
  value: Json;
}

/** An object of such an example that stands there from its first bracket to its last. */
export interface ExampleObject extends Placed {
  names: string[];
}

/** What can be read of a damaged example. */
export interface ExamplePieces {
  values: ExampleValue[];
  objects: ExampleObject[];
}

/** An object or array that was opened, or one in which the text begins. */
interface Frame extends Omit<Placed, 'line'> {
  isArray: boolean;
  names: string[];
  /** Where it is opened; undefined when that is in another piece. */
  line?: number;
  /** The name whose value comes next. */
  name?: string | undefined;
}

const TOKEN = /"(?:[^"\\]|\\.)*"(?:\s*:)?|[{}[\],]|-?\d[\d.eE+-]*|true|false|null/g;
const NAME = /^".*"\s*:$/s;

/**
 * The objects, and the numbers, texts, truth values and nulls of an example that page ends have cut into pieces. Where a piece begins in
 * the middle of the body, or brackets do not match, nothing is known of what is around.
 *
 * @param pieces the lines of each piece
 */
export function readPieces(pieces: readonly (readonly Line[])[]): ExamplePieces {
  const read = pieces.map((piece, index) => readPiece(piece, index === 0));
  return { values: read.flatMap(({ values }) => values), objects: read.flatMap(({ objects }) => objects) };
}

type Line = Pick<DocumentLine, 'line'> & { text: string };

const somewhere = (): Frame => ({ isArray: false, path: '', isRooted: false, names: [] });

function readPiece(lines: readonly Line[], isFirst: boolean): ExamplePieces {
  const values: ExampleValue[] = [];
  const closed: ExampleObject[] = [];
  /** How many of the closed objects have something after them: at the end of a piece, filler may close them. */
  let sure = 0;
  let frames: Frame[] = [];
  const text = lines.map((line) => line.text).join('\n');
  const lineAt = (index: number) => lines[text.slice(0, index).split('\n').length - 1]?.line ?? 1;
  const top = (): Frame => {
    if (frames.length === 0) frames.push(somewhere());
    return frames.at(-1) as Frame;
  };
  const open = (isArray: boolean, line: number) => {
    if (isFirst && frames.length === 0 && values.length === 0) {
      frames.push({ ...somewhere(), isArray, isRooted: true, line });
      return;
    }
    const around = top();
    frames.push({ ...within(around, isArray), line });
    around.name = undefined;
  };
  const close = (isArray: boolean) => {
    const frame = top();
    if (frame.isArray !== isArray) frames = [];
    else frames.pop();
    const { path, isRooted, names, line } = frame;
    if (!isArray && !frame.isArray && line !== undefined) closed.push({ path, isRooted, names, line });
  };
  const addName = (name: string) => {
    if (top().isArray) frames = [];
    const frame = top();
    frame.name = name;
    frame.names.push(name);
    sure = closed.length;
  };
  const addValue = (token: string, index: number) => {
    const { name, path, isRooted, names } = top();
    const value = scalar(token);
    top().name = undefined;
    if (name === undefined || value === undefined) return;
    values.push({ path: fieldAt(path, name), isRooted, beside: names, value, line: lineAt(index) });
  };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '{' || token === '[') open(token === '[', lineAt(index));
    else if (token === '}' || token === ']') close(token === ']');
    else if (NAME.test(token)) addName(token.slice(1, token.lastIndexOf('"')));
    else if (token !== ',') addValue(token, index);
  }
  return { values, objects: closed.slice(0, sure) };
}

/** What is opened as the value of a name, or as an item; elsewhere nothing is known of it. */
function within({ isArray: isItem, path, isRooted, name }: Frame, isArray: boolean): Frame {
  if (isItem && path !== '') return { ...somewhere(), isArray, path: `${path}[]`, isRooted };
  if (name === undefined) return { ...somewhere(), isArray };
  return { ...somewhere(), isArray, path: fieldAt(path, name), isRooted };
}

function scalar(token: string): Json | undefined {
  try {
    return parseExact(token.replace(/\s*\n\s*/g, ' '));
  } catch {
    return undefined;
  }
}

import { excerpt } from '../../suites/harness/excerpt.js';
import { ValuePaths } from './value-paths.js';
import type { Discrepancy } from './verification.js';

/** So many places of a file are told. */
const MOST = 10;

/**
 * Where a text is not the one that is expected; both are JSON with a value on each line.
 *
 * @returns the first places
 */
export function discrepanciesIn(file: string, text: string, expected: string): Discrepancy[] {
  if (text === expected) return [];
  const [found, wanted] = [text.split('\n'), expected.split('\n')];
  const places: Discrepancy[] = [];
  const fields = new ValuePaths();
  for (const [index, line] of wanted.entries()) {
    const field = fields.enter(line);
    if (found[index] === line) continue;
    const message = `${shown(found[index])} stands where the transcript leads to ${shown(line)}`;
    places.push({ file, line: index + 1, field, message });
    // From here on, lines are no longer about the same.
    if (places.length === MOST || found.length !== wanted.length) break;
  }
  if (places.length === 0)
    places.push({ file, line: wanted.length, field: null, message: 'something follows the end' });
  return places;
}

const shown = (line: string | undefined): string =>
  line === undefined ? 'nothing' : excerpt(line.trim(), 100);

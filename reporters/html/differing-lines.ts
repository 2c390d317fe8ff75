/** A line of two texts that are compared: in both, or only in one. */
export interface ComparedLine {
  where: 'both' | 'expected' | 'received';
  text: string;
}

/** Beyond so many comparisons the texts stand one after the other: the table of them would not be worth its memory. */
const MOST_COMPARISONS = 250_000;

/** Compares two texts line by line and keeps the longest common subsequence. */
export function differingLines(expected: string, received: string): ComparedLine[] {
  const [a, b] = [expected.split('\n'), received.split('\n')];
  const line =
    (where: ComparedLine['where']) =>
    (text: string): ComparedLine => ({ where, text });
  if (a.length * b.length > MOST_COMPARISONS) return [...a.map(line('expected')), ...b.map(line('received'))];

  const common = lengthsOfCommon(a, b);
  const at = (i: number, j: number) => common[i]?.[j] ?? 0;
  const lines: ComparedLine[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const [left, right] = [a[i], b[j]];
    if (left !== undefined && left === right) {
      lines.push({ where: 'both', text: left });
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      lines.push({ where: 'expected', text: left });
      i += 1;
    } else {
      lines.push({ where: 'received', text: right ?? '' });
      j += 1;
    }
  }
  return lines;
}

/** The length of the longest common subsequence of what follows each pair of lines. */
function lengthsOfCommon(a: readonly string[], b: readonly string[]): number[][] {
  const lengths = Array.from({ length: a.length + 1 }, () => new Array<number>(b.length + 1).fill(0));
  for (let i = a.length - 1; i >= 0; i -= 1) {
    const [row = [], below = []] = [lengths[i], lengths[i + 1]];
    for (let j = b.length - 1; j >= 0; j -= 1) {
      row[j] = a[i] === b[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0);
    }
  }
  return lengths;
}

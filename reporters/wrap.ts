import { columnsOf } from './columns.js';

/** Breaks text at spaces into lines of at most `width` columns; only a word longer than that is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((whole) => cut(whole, width))) {
    if (line !== '' && columnsOf(line) + 1 + columnsOf(word) > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Cuts text into lines of `width` columns, or one less before a wide character; never cuts a character in two. */
export function cut(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  let columns = 0;
  for (const character of text) {
    const own = columnsOf(character);
    if (columns + own > width && line !== '') {
      lines.push(line);
      line = '';
      columns = 0;
    }
    line += character;
    columns += own;
  }
  return line === '' && lines.length > 0 ? lines : [...lines, line];
}

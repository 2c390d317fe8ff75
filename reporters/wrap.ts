/** Breaks text at spaces into lines of at most `width`; only a word longer than that is cut. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((whole) => cut(whole, width))) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return [...lines, line];
}

/** Cuts text into lines of exactly `width`, the last one shorter; never cuts a character in two. */
export function cut(text: string, width: number): string[] {
  const characters = [...text];
  const lines: string[] = [];
  for (let start = 0; start < characters.length; start += width) {
    lines.push(characters.slice(start, start + width).join(''));
  }
  return lines.length === 0 ? [''] : lines;
}

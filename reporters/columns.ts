/** Characters that take two columns of a terminal: Han, Kana, Hangul, and full-width forms. */
const WIDE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua000-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|[\u{20000}-\u{3fffd}]/gu;

/** How many columns of a terminal a text takes. */
export const columnsOf = (text: string): number => [...text].length + (text.match(WIDE)?.length ?? 0);

/** Text with blanks after it, up to a number of columns. */
export const padded = (text: string, columns: number): string =>
  text + ' '.repeat(Math.max(0, columns - columnsOf(text)));

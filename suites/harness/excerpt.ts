/** The beginning of a text that is longer than so many characters, with dots after it. */
export const excerpt = (text: string, length: number): string =>
  text.length > length ? `${text.slice(0, length - 3)}...` : text;

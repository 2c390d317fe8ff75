import { printable } from '../printable.js';

/** HTML that may be written as it stands. */
export class Markup {
  constructor(readonly text: string) {}
}

export type Content = Markup | string | number | bigint | false | null | undefined | readonly Content[];

/** A template of HTML; every text in it is escaped, nothing but `Markup` is taken as HTML. */
export function html(strings: TemplateStringsArray, ...values: readonly Content[]): Markup {
  let text = strings[0] ?? '';
  for (const [index, value] of values.entries()) text += written(value) + (strings[index + 1] ?? '');
  return new Markup(text);
}

function written(value: Content): string {
  if (value instanceof Markup) return value.text;
  if (value === false || value === null || value === undefined) return '';
  if (typeof value === 'object') return value.map(written).join('');
  return escaped(String(value));
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
};

/** Line breaks and tabs stay; whatever else cannot be seen, or turns the reading direction, is spelled out. */
const escaped = (text: string) =>
  text
    .split(/([\n\t])/)
    .map((part, index) => (index % 2 === 0 ? printable(part) : part))
    .join('')
    .replace(/[&<>"'`]/g, (character) => ENTITIES[character] ?? '');

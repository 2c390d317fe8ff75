import { loadLate } from '../spec/load-late.js';

type Xml = typeof import('xmlbuilder2');

export type XmlElement = ReturnType<Xml['create']>;

/** An empty XML document. XML 1.0 cannot write most control characters, not even escaped: they are replaced. */
export const xmlDocument = (): XmlElement =>
  (loadLate('xmlbuilder2') as Xml).create({
    version: '1.0',
    encoding: 'UTF-8',
    invalidCharReplacement: '\ufffd',
  });

/** Appends an element with any text, however hostile, in its attributes and its content. */
export function append(
  parent: XmlElement,
  name: string,
  attributes: Record<string, string | number> = {},
  content?: string,
): XmlElement {
  const safe = Object.entries(attributes).map(([key, value]) => [key, literal(String(value))]);
  const element = parent.ele(name, Object.fromEntries(safe));
  return content === undefined ? element : element.txt(literal(content));
}

/** xmlbuilder2 writes what looks like an entity as it is, also `&x;`, which no reader knows. */
const literal = (text: string) => text.replaceAll('&', '&amp;');

import { createHash } from 'node:crypto';
import { ENUM_HEAD, withoutLimits } from './row-limits.js';

/** Full-width signs that only differ in width from those of ASCII. */
const WIDE: Record<string, string> = {
  '：': ':',
  '，': ',',
  '；': ';',
  '（': '(',
  '）': ')',
  '。': '.',
  '、': ',',
  '“': '"',
  '”': '"',
};

/**
 * The words of a description that explain its field: tags, limits, the list of values, blanks and links' markup left
 * out, so that the same words have the same text in every layout.
 */
function proseOf(description: string): string {
  const text = description
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/\s+/g, ' ');
  const head = ENUM_HEAD.exec(text);
  return withoutLimits(head ? text.slice(0, head.index) : text)
    .replace(/[：，；（）。、“”]/g, (sign) => WIDE[sign] ?? sign)
    .replace(/\s+/g, '')
    .replace(/[.,;:]+$/, '');
}

/** A short hash of the words that explain a field; undefined when there are none. */
export function proseHash(description: string): string | undefined {
  const prose = proseOf(description);
  return prose === '' ? undefined : createHash('sha256').update(prose).digest('hex').slice(0, 16);
}

import type { RowClaim } from './claims.js';

type Limits = Omit<RowClaim, 'name' | 'mandatory' | 'type' | 'prose' | 'wording' | 'line'>;

const NUMBER = '(-?\\d[\\d,]*(?:\\.\\d+)?)';
const number = (labels: string) => new RegExp(`(?:${labels})\\s*[:：]\\s*${NUMBER}`);

const MIN_LENGTH = number('最小长度|Minimum length');
const MAX_LENGTH = number('最大长度|Maximum length');
const MINIMUM = number('最小值|Minimum value|Minimum');
const MAXIMUM = number('最大值|Maximum value|Maximum');
const ITEMS = new RegExp(`(?:数组长度|Array length)\\s*[:：]\\s*${NUMBER}\\s*(?:-|to)\\s*${NUMBER}`);
const DEFAULT = /(?:缺省值|Default value|Default)\s*[:：]\s*([^\s<，。,]+)/;
const ENUM = /(?:枚举值|The value can be|Enumerated values?)\s*[:：]\s*(.*)$/;
/** The words that introduce a list of values. */
export const ENUM_HEAD = /(?:枚举值|The value can be|Enumerated values?)\s*[:：]/;
/** The words before an enumeration whose bullets conversion lost. */
const LOST_ENUM = /The value can be:\s*$/;

const digits = (text: string) => text.replaceAll(',', '');

/**
 * Reads the limits at the end of a description cell.
 * The enumeration is read separately (`readEnum`) because its bullets may continue on the next page.
 */
export function readLimits(description: string): Limits {
  const text = description.replace(/<[^<>]*>/g, ' ');
  const limits: Limits = {};
  const take = (pattern: RegExp) => pattern.exec(text)?.[1];
  const minLength = take(MIN_LENGTH);
  const maxLength = take(MAX_LENGTH);
  const minimum = take(MINIMUM);
  const maximum = take(MAXIMUM);
  const items = ITEMS.exec(text);
  const byDefault = take(DEFAULT);
  const values = readEnum(text);
  if (minLength !== undefined) limits.minLength = Number(digits(minLength));
  if (maxLength !== undefined) limits.maxLength = Number(digits(maxLength));
  if (minimum !== undefined) limits.minimum = digits(minimum);
  if (maximum !== undefined) limits.maximum = digits(maximum);
  if (items?.[1] && items[2]) {
    limits.minItems = Number(digits(items[1]));
    limits.maxItems = Number(digits(items[2]));
  }
  if (byDefault !== undefined) limits.default = byDefault;
  if (values.length > 0) limits.enum = values;
  return limits;
}

/** The bulleted values after the word that introduces an enumeration; empty when there is none. */
function readEnum(text: string): string[] {
  const list = ENUM.exec(text.replace(/\s+/g, ' '))?.[1];
  if (!list) return [];
  return [...list.matchAll(/[•●]\s*([\w.-]+)/g)].map((match) => match[1] as string);
}

/** The values that prose explains one after the other (`red: it is red. green: it is not.`) where their list is lost. */
export function explainedValues(description: string): string[] {
  if (!LOST_ENUM.test(description)) return [];
  const prose = description.replace(LOST_ENUM, '');
  return [...prose.matchAll(/(?:^|\s)(\w+):\s/g)].map((match) => match[1] as string);
}

const UNITS = '(?:\\s*(?:characters?|bytes?))?';
const STATEMENTS = [MIN_LENGTH, MAX_LENGTH, MINIMUM, MAXIMUM, ITEMS].map(
  (pattern) => new RegExp(`${pattern.source}${UNITS}`, 'g'),
);

/** A description without the limits that it states. */
export const withoutLimits = (text: string): string =>
  [...STATEMENTS, DEFAULT].reduce((rest, pattern) => rest.replace(pattern, ''), text);

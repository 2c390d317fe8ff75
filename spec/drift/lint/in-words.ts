import type { RowClaim } from '../claims.js';
import { numberText } from '../facts.js';
import { groupedBy } from '../grouped-by.js';
import { ENUM_HEAD, withoutLimits } from '../row-limits.js';
import { type Finding, finding } from './finding.js';
import type { StatedRow } from './stated-rows.js';

/** A unit that words name, and how it is written where its spellings mean the same. */
const UNIT =
  /(?:单位|\bunit)\s*(?:[:：是为]|is)?\s*([A-Za-z]+(?:\/[A-Za-z]+)?|字节|百分比)|以(字节)为单位|[,，]\s*([KMGT](?:bit|B|b)\/[sS])/i;
const UNITS: Record<string, string> = {
  字节: 'byte',
  Byte: 'byte',
  bytes: 'byte',
  百分比: '%',
  'MB/S': 'MB/s',
  'Mb/s': 'Mbit/s',
  Mbps: 'Mbit/s',
};
/** `0-1000 whole numbers` in words. */
const RANGE = /(?:^|[^\d.-])(\d+)\s*(?:-|~|至|到)\s*(\d+)\s*(?:的整数|[,，。]|$)/;
/** Values that words list: `分为：A、B、C`. */
const LISTED = /(?:分为|可以取值|取值为|取值)\s*[:：]?\s*([A-Z][A-Z_]+(?:\s*[、,，]\s*[A-Z][A-Z_]+)+)/;

/** What the words of a row say besides its tagged limits. */
const proseOf = ({ wording = '' }: RowClaim): string => {
  const text = wording.replace(/<[^<>]*>/g, ' ');
  const head = ENUM_HEAD.exec(text);
  return withoutLimits(head ? text.slice(0, head.index) : text);
};

/** Where words say something else than limits, values, or the words about the same thing elsewhere. */
export const inWords = (rows: readonly StatedRow[]): Finding[] => [
  ...rows.flatMap(ranges),
  ...rows.flatMap(emptyValues),
  ...differing(rows, 'unit-differs', 'unit', ({ row }) => unitOf(row)),
  ...differing(rows, 'values-in-words-differ', 'list of values in words', ({ row }) => listOf(row)),
];

function unitOf(row: RowClaim): string | undefined {
  const [, ...units] = UNIT.exec(proseOf(row)) ?? [];
  const unit = units.find((one) => one !== undefined);
  return unit === undefined ? undefined : (UNITS[unit] ?? unit);
}

const listOf = (row: RowClaim): string | undefined =>
  LISTED.exec(proseOf(row))?.[1]
    ?.split(/[^A-Z_]+/)
    .sort()
    .join(', ');

function ranges({ row, operation, at }: StatedRow): Finding[] {
  const { minimum, maximum } = row;
  const [, least, most] = RANGE.exec(proseOf(row)) ?? [];
  if (minimum === undefined || maximum === undefined || least === undefined || most === undefined) return [];
  const limits = `${numberText(minimum)} to ${numberText(maximum)}`;
  if (limits === `${numberText(least)} to ${numberText(most)}`) return [];
  const subject = `${operation.operationId} ${row.name}`.trim();
  const text = `${subject} is ${least} to ${most} in words, and ${limits} by its limits.`;
  return [
    finding('range-in-words-differs', subject, text, [{ value: `${least} to ${most}, ${limits}`, at }]),
  ];
}

/** Words that allow an empty value, which the list of the row does not have. */
function emptyValues({ row, operation, at }: StatedRow): Finding[] {
  if (!row.enum || row.enum.includes('') || !/(?:或者?|可以?为)空(?![格间])/.test(proseOf(row))) return [];
  const subject = `${operation.operationId} ${row.name}`.trim();
  const text = `${subject} may be empty in words, and its list of values has no empty one.`;
  return [finding('empty-value-not-listed', subject, text, [{ value: row.enum.join(', '), at }])];
}

function differing(
  rows: readonly StatedRow[],
  rule: string,
  label: string,
  factOf: (stated: StatedRow) => string | undefined,
): Finding[] {
  return [...groupedBy(rows, ({ row }) => row.name)].flatMap(([name, group]) => {
    const stated = group.flatMap((one) => {
      const value = factOf(one);
      return value === undefined ? [] : [{ value, at: one.at, concept: one.concept }];
    });
    return [...groupedBy(stated, ({ concept }) => concept)].flatMap(([concept, statements]) => {
      const values = [...new Set(statements.map(({ value }) => value))];
      if (values.length < 2) return [];
      const text = `${concept} has as ${label} ${values.map((value) => `"${value}"`).join(' and ')}.`;
      const first = values.map(
        (value) => statements.find((one) => one.value === value) as (typeof statements)[0],
      );
      return [
        finding(
          rule,
          `${name} ${label}`,
          text,
          first.map(({ value, at }) => ({ value, at })),
        ),
      ];
    });
  });
}

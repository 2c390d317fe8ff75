import { distance } from 'fastest-levenshtein';
import { ENUM_HEAD } from '../row-limits.js';
import { type Finding, finding } from './finding.js';
import type { StatedRow } from './stated-rows.js';

/** A value that words explain: `red: it is red`. */
const EXPLAINED = /(?:^|[\s，,；;。、])([A-Za-z][A-Za-z0-9_]+)\s*[:：]/g;
const DEFAULT_IN_WORDS = /默认为\s*([\w.-]+)|\bby default it is ([\w.-]+)/;
/** So many of the listed values have to be explained before one that is not is strange. */
const MOST = 0.5;

/** Where the cells of one row do not go together. */
export const withinRow = (rows: readonly StatedRow[]): Finding[] =>
  rows.flatMap((stated) => [...explainedValues(stated), ...mandatoryWithDefault(stated)]);

function mandatoryWithDefault({ row, at, operation }: StatedRow): Finding[] {
  const value = row.default ?? DEFAULT_IN_WORDS.exec(row.wording ?? '')?.[1];
  if (row.mandatory !== true || value === undefined) return [];
  const subject = `${operation.operationId} ${row.name}`.trim();
  return [
    finding('mandatory-with-default', subject, `${subject} is mandatory, and its default is ${value}.`, [
      { value: `mandatory, default ${value}`, at },
    ]),
  ];
}

function explainedValues({ row, at, operation }: StatedRow): Finding[] {
  const { enum: listed, wording = '' } = row;
  if (!listed) return [];
  const head = ENUM_HEAD.exec(wording);
  const prose = wording.slice(0, head?.index);
  const explained = [...prose.matchAll(EXPLAINED)].map((match) => match[1] as string);
  explained.push(...misspelled(prose, listed).filter((value) => !explained.includes(value)));
  const known = prose.split(/[^\w-]+/).filter((word) => listed.includes(word));
  if (known.length < 2 || known.length < listed.length * MOST) return [];
  const subject = `${operation.operationId} ${row.name}`.trim();
  const tell = (rule: string, values: readonly string[], text: string) =>
    values.length === 0
      ? []
      : [
          finding(rule, subject, `${subject} ${text} ${values.join(', ')}.`, [
            { value: values.join(', '), at },
          ]),
        ];
  const unmentioned = missing(listed, explained).filter((value) => !prose.split(/[^\w-]+/).includes(value));
  const twice = explained.filter((value, index) => explained.indexOf(value) !== index);
  return [
    ...tell('described-value-not-listed', missing(explained, listed), 'explains, and does not list,'),
    ...tell('listed-value-not-described', unmentioned, 'lists, and does not explain,'),
    ...tell('value-described-twice', [...new Set(twice)], 'explains twice'),
  ];
}

/** Names in words that are one or two letters away from a listed value which the words do not have. */
function misspelled(prose: string, listed: readonly string[]): string[] {
  const words = [...new Set(prose.split(/[^\w-]+/))].filter(
    (word) => word.includes('_') && !listed.includes(word),
  );
  const unmentioned = listed.filter((value) => !prose.includes(value));
  return words.filter((word) => unmentioned.some((value) => distance(word, value) <= 2));
}

const missing = (values: readonly string[], others: readonly string[]) =>
  [...new Set(values)].filter((value) => !others.includes(value));

import fc from 'fast-check';
import { Blend } from './blend.js';
import { textFormat } from './formats.js';
import { type Break, type Keywords, narrowed } from './json-schema.js';
import type { Settings } from './making.js';
import { suchThat } from './such-that.js';

/** Texts longer than that are made only to break a limit, and then of one letter. */
const LONGEST = 1100;

/** Longer ones are not made at all: they say more about the body limit of a server than about the field. */
const LIMIT = 70_000;

/** How much longer than necessary most texts are. */
const SHORT = 12;

/** Texts; lengths count code points. `undefined` when there is none within the limits. */
export function texts(keywords: Keywords, settings: Settings): fc.Arbitrary<string> | undefined {
  const { minLength: min = 0, maxLength: max = Number.POSITIVE_INFINITY, pattern, format } = keywords;
  if (min > max || min > LIMIT) return undefined;
  const known = textFormat(format);
  const isRight = (text: string) => {
    const length = [...text].length;
    return length >= min && length <= max && known?.holds(text) !== false;
  };
  if (pattern !== undefined) return suchThat(fc.stringMatching(new RegExp(pattern, 'u')), isRight);
  if (known) return suchThat(known.values, isRight);
  const made = min > LONGEST ? padded(min) : anyTexts(min, max, settings);
  return settings.inUnits ? suchThat(made, (text) => text.length <= max) : made;
}

/** Mostly short, often as short and as long as they may be. */
function anyTexts(min: number, max: number, settings: Settings): fc.Arbitrary<string> {
  const { characters, longCharacters } = settings;
  const longest = Math.min(max, LONGEST);
  const exactly = (length: number, unit: fc.Arbitrary<string>) =>
    fc.string({ unit, minLength: length, maxLength: length });
  const upTo = (length: number) =>
    fc.string({ unit: characters, minLength: min, maxLength: length, size: 'max' });
  const short = upTo(Math.min(longest, min + SHORT));
  const hasLongest = Number.isFinite(max) && max <= LONGEST && max > min;
  return new Blend<string>(
    [
      { arbitrary: short, weight: 6 },
      { arbitrary: exactly(min, characters), weight: 1 },
      ...(hasLongest ? [{ arbitrary: exactly(max, longCharacters), weight: 1 }] : []),
    ],
    { simpler: (text) => plainer(text, min, characters), shrinker: upTo(longest) },
  );
}

/** More characters are not tried alone. */
const ALONE = 12;

/** The shortest text of the plainest character, one with each of its characters alone, and a plain one as long. */
function plainer(text: string, min: number, characters: fc.Arbitrary<string>): string[] {
  const plainest = 'a';
  if (!characters.canShrinkWithoutContext(plainest)) return [];
  const different = [...new Set(text)].filter((character) => character !== plainest).slice(0, ALONE);
  const filling = plainest.repeat(Math.max(0, min - 1));
  return [
    plainest.repeat(min),
    ...different.map((character) => character + filling),
    plainest.repeat([...text].length),
  ];
}

/** Too long to be made of anything but one letter, and to be shrunk other than at once. */
const padded = (length: number): fc.Arbitrary<string> =>
  fc.integer({ min: 0, max: 3 }).map((more) => 'a'.repeat(length + more));

/** The ways to break the limits of texts. */
export function brokenTexts(keywords: Keywords): Break[] {
  const { minLength, maxLength, pattern, format } = keywords;
  const text = narrowed(keywords, 'string');
  const ways: (Break | false)[] = [
    minLength !== undefined &&
      minLength > 0 && {
        keyword: 'minLength',
        instead: { allOf: [{ ...text, minLength: undefined }, { maxLength: minLength - 1 }] },
      },
    maxLength !== undefined && {
      keyword: 'maxLength',
      instead: { allOf: [{ ...text, maxLength: undefined }, { minLength: maxLength + 1 }] },
    },
    pattern !== undefined && {
      keyword: 'pattern',
      instead: { allOf: [{ ...text, pattern: undefined }, { not: { pattern } }] },
    },
    textFormat(format) !== undefined && {
      keyword: 'format',
      instead: { allOf: [{ ...text, format: undefined }, { not: { format } }] },
    },
  ];
  return ways.filter((way) => way !== false);
}

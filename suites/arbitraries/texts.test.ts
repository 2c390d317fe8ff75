import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHARACTER_KINDS, CHARACTERS, charactersOf } from './characters.js';
import type { Keywords } from './json-schema.js';
import { type Settings, settingsOf } from './making.js';
import { texts } from './texts.js';

const CHINESE = { characters: charactersOf('chinese'), longCharacters: charactersOf('plain') };

const made = (keywords: Keywords, settings?: Partial<Settings>, numRuns = 150): string[] => {
  const values = texts(keywords, settingsOf(settings));
  return values ? fc.sample(values, { seed: 1, numRuns }) : [];
};

const lengths = (keywords: Keywords) =>
  [...new Set(made(keywords, CHINESE).map((text) => text.length))].sort((a, b) => a - b);

const range = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index);

describe('the lengths of texts', () => {
  test.each<[Keywords, number[]]>([
    [{}, range(0, 12)],
    [{ maxLength: 4 }, range(0, 4)],
    [{ minLength: 3, maxLength: 4 }, [3, 4]],
    [{ minLength: 3, maxLength: 3 }, [3]],
    [{ maxLength: 0 }, [0]],
    [{ minLength: 5, maxLength: 1100 }, [...range(5, 17), 1100]],
    [{ minLength: 5, maxLength: 1101 }, range(5, 17)],
    [{ minLength: 1098 }, range(1098, 1100)],
    [{ minLength: 1100 }, [1100]],
    [{ minLength: 1101, maxLength: 2000 }, range(1101, 1104)],
    [{ minLength: 2, maxLength: 4, pattern: '^b*$' }, [2, 3, 4]],
    [{ minLength: 36, maxLength: 36, format: 'uuid' }, [36]],
  ])('of %j are %j', (keywords, expected) => {
    expect(lengths(keywords)).toEqual(expected);
  });

  test('are 70000 at least at most', () => {
    const [text = ''] = made({ minLength: 70_000 }, {}, 1);
    expect(text.length).toBeGreaterThanOrEqual(70_000);
    expect(texts({ minLength: 70_001 }, settingsOf())).toBeUndefined();
  });

  test('are often the least and the most, and often between them', () => {
    const counts = made({ minLength: 2, maxLength: 19 }, {}, 1000).map((text) => [...text].length);
    for (const length of [2, 19]) expect(counts.filter((one) => one === length).length).toBeGreaterThan(50);
    expect(new Set(counts).size).toBeGreaterThan(8);
  });

  test('leave nothing where the least is above the most, or a format has none', () => {
    expect(texts({ minLength: 3, maxLength: 2 }, settingsOf())).toBeUndefined();
    expect(texts({ maxLength: 35, format: 'uuid' }, settingsOf())).toBeUndefined();
  });

  test('count code points, unless units of UTF-16 are asked for as well', () => {
    const characters = charactersOf('astral');
    const longest = (settings: Partial<Settings>) =>
      Math.max(...made({ maxLength: 6 }, { characters, ...settings }).map((text) => text.length));
    expect([longest({}), longest({ inUnits: true })]).toEqual([12, 6]);
  });
});

describe('the characters of texts', () => {
  test('are of one kind where the text is as long as it may be, and could be shorter', () => {
    const forms = (keywords: Keywords) => {
      const all = made(keywords, CHINESE);
      return [/^\w+$/, /^[\u4e00-\u9fff]+$/].map((form) => all.some((text) => form.test(text)));
    };
    expect(forms({ minLength: 3, maxLength: 20 })).toEqual([true, true]);
    expect(forms({ minLength: 3, maxLength: 3 })).toEqual([false, true]);
  });

  test('are one letter in a text that is longer than 1100 has to be', () => {
    expect(made({ minLength: 1101 }, {}, 5).every((text) => /^a+$/.test(text))).toBe(true);
    expect(made({ minLength: 1100 }, {}, 5).some((text) => /^a+$/.test(text))).toBe(false);
  });

  test.each(CHARACTER_KINDS)('are of the kind %s among others', (kind) => {
    const all = made({ minLength: 2, maxLength: 19 }, {}, 1000).flatMap((text) => [...text]);
    const ofKind = all.filter((character) => CHARACTERS[kind].canShrinkWithoutContext(character));
    expect(ofKind.length).toBeGreaterThan(20);
  });

  test('are whole ones', () => {
    expect(made({ maxLength: 19 }).every((text) => !/\p{Surrogate}/u.test(text))).toBe(true);
  });

  test('are those of a pattern, also one that is not anchored', () => {
    for (const text of made({ pattern: '[0-9]{2}', maxLength: 5 })) expect(text).toMatch(/[0-9]{2}/);
  });

  test.each([
    ['ipv4', /^\d+\.\d+\.\d+\.\d+$/],
    ['ipv6', /:.*:/],
    ['uuid', /^[\da-f-]{36}$/],
    ['date', /^\d{4}-\d\d-\d\d$/],
    ['date-time', /^\d{4}-\d\d-\d\dT.*Z$/],
  ])('are those of the format %s, and of an unknown one any', (format, form) => {
    for (const text of made({ format })) expect(text).toMatch(form);
    expect(made({ format: 'colour' }).every((text) => form.test(text))).toBe(false);
  });

  test('are those of a pattern, which is one of Unicode', () => {
    for (const text of made({ pattern: '^\\u{1f600}{2}$' })) expect(text).toBe('😀😀');
  });

  test('are those of a format as well, where there is a pattern', () => {
    const both = made({ pattern: '^(1\\.2\\.3\\.4|1\\.2\\.3)$', format: 'ipv4' });
    expect(new Set(both)).toEqual(new Set(['1.2.3.4']));
  });
});

describe('in the place of a text', () => {
  const tried = (text: string, count: number, settings?: Partial<Settings>) => {
    const values = texts({ minLength: 2, maxLength: 20 }, settingsOf(settings));
    return [...(values?.shrink(text, undefined).take(count) ?? [])].map(({ value }) => value);
  };

  test('the plainest is tried first, then each of its characters, then a plain one as long', () => {
    expect(tried('xayxa', 4)).toEqual(['aa', 'xa', 'ya', 'aaaaa']);
  });

  test('no more than twelve characters are tried alone', () => {
    const alone = [...'bcdefghijklm'].map((character) => `${character}a`);
    expect(tried('bcdefghijklmno', 14)).toEqual(['aa', ...alone, 'a'.repeat(14)]);
  });

  test('nothing plain is tried where that is none of the characters', () => {
    for (const text of tried('丁七', 100, CHINESE)) expect(text).toMatch(/^[\u4e00-\u9fff]+$/);
  });
});

test.each([
  ['the shortest when any fails', () => false, 'aa'],
  ['one character of the kind that fails', (text: string) => !/[\u4e00-\u9fff]/.test(text), '一a'],
  ['plain ones of the first length that fails', (text: string) => [...text].length < 11, 'aaaaaaaaaaa'],
])('texts shrink to %s', (_, holds, smallest) => {
  const values = texts({ minLength: 2, maxLength: 19 }, settingsOf()) ?? fc.constant('');
  const failing = fc.check(fc.property(values, holds), { seed: 7, numRuns: 200 });
  expect(failing.counterexample).toEqual([smallest]);
});

import { describe, expect, test } from 'vitest';
import { en } from './en.js';
import { TEXTS } from './texts.js';
import { zh } from './zh.js';

/** Every text with its path; functions are called with numbers and names. */
function spelled(value: unknown, path: string): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  if (typeof value === 'function') return [[path, 'a function']];
  return Object.entries(value as object).flatMap(([key, member]) => spelled(member, `${path}.${key}`));
}

test('every language has the same texts', () => {
  for (const [language, texts] of Object.entries(TEXTS)) {
    expect(
      spelled(texts, '')
        .map(([path]) => path)
        .sort(),
      language,
    ).toEqual(
      spelled(en, '')
        .map(([path]) => path)
        .sort(),
    );
    expect(texts.language).toBe(language);
  }
});

test('no Chinese text was left in English', () => {
  const english = new Map(spelled(en, ''));
  const same = spelled(zh, '').filter(([path, text]) => text !== 'a function' && english.get(path) === text);
  expect(same).toEqual([]);
});

describe('what a run says', () => {
  test.each([
    ['1 requirement is not met.', '1项要求未满足。'],
    ['12 requirements could not be shown.', '12项要求未能证实。'],
    [
      'the scope read-only does not allow it; it needs own-resources',
      '范围read-only不允许，需要own-resources',
    ],
    ['UpdateSpeed refused limits: status 500.', 'UpdateSpeed拒绝了：limits: status 500.'],
  ])('%s is %s in Chinese', (english, chinese) => {
    expect(zh.sentence(english)).toEqual({ text: chinese, language: 'zh' });
  });

  test('stays in English and is marked so where nobody has translated it', () => {
    expect(zh.sentence('Something else.')).toEqual({ text: 'Something else.', language: 'en' });
  });
});

test('a place in the documents is named in Chinese', () => {
  expect(zh.place({ document: '004', section: '5.3.6', table: '5-64', row: 'copystate' })).toBe(
    '文档004（API手册第38版，2025-08-14），第5.3.6节，表5-64，行copystate',
  );
});

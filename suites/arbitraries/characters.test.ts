import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyCharacter, CHARACTER_KINDS, CHARACTERS, type CharacterKind, charactersOf } from './characters.js';

const samples = (characters: fc.Arbitrary<string>) => fc.sample(characters, { seed: 1, numRuns: 1500 });

describe('characters of a kind', () => {
  test.each<[CharacterKind, first: string, last: string]>([
    ['chinese', '\u4e00', '\u9fff'],
    ['astral', '\u{1f600}', '\u{2a6df}'],
    ['combining', '\u0300', '\u036f'],
    ['rightToLeft', '\u05d0', '\u063a'],
  ])('%s are from %j to %j, both included', (kind, first, last) => {
    const points = samples(CHARACTERS[kind]).map((character) => character.codePointAt(0) as number);
    expect(Math.min(...points)).toBe(first.codePointAt(0));
    expect(Math.max(...points)).toBe(last.codePointAt(0));
  });

  test.each<[CharacterKind, RegExp]>([
    ['plain', /^[a-zA-Z0-9]$/],
    ['astral', /^([\u{1f600}-\u{1f64f}]|[\u{20000}-\u{2a6df}])$/u],
    ['rightToLeft', /^([\u05d0-\u05ea]|[\u0627-\u063a])$/],
    ['quoting', /^[!-/:-@[-`{-~]$/],
    ['tricky', /^[^ -~]$/],
    ['space', /^[\p{Zs}]$/u],
    ['invisible', /^\p{Cf}$/u],
    ['control', /^\p{Cc}$/u],
    ['nul', /^\0$/],
  ])('%s are nothing but %s', (kind, form) => {
    for (const character of samples(CHARACTERS[kind])) expect(character).toMatch(form);
  });

  test.each<[CharacterKind, number]>([
    ['plain', 62],
    ['quoting', 32],
    ['tricky', 11],
    ['space', 3],
    ['invisible', 5],
    ['control', 6],
    ['nul', 1],
  ])('%s are all made, %s of them', (kind, count) => {
    expect(new Set(samples(CHARACTERS[kind])).size).toBe(count);
  });

  test.each<[CharacterKind, string]>([
    ['astral', '\u{1f64f}'],
    ['astral', '\u{20000}'],
    ['rightToLeft', '\u05ea'],
    ['rightToLeft', '\u0627'],
  ])('%s are of two ranges: %j is one of them', (kind, end) => {
    expect(samples(CHARACTERS[kind])).toContain(end);
  });

  test.each<[CharacterKind, string]>([
    ['plain', 'a'],
    ['chinese', '\u4e00'],
    ['combining', '\u0300'],
    ['quoting', '"'],
    ['space', ' '],
  ])('%s shrink to the first of them, also without knowing how they were made: %j', (kind, simplest) => {
    const { counterexample } = fc.check(
      fc.property(CHARACTERS[kind], () => false),
      { seed: 4 },
    );
    expect(counterexample).toEqual([simplest]);
    const characters: fc.Arbitrary<string> = CHARACTERS[kind];
    const [other = ''] = samples(characters).filter((character) => character !== simplest);
    const [smaller] = characters.shrink(other, undefined);
    expect(smaller?.value).toBe(simplest);
  });
});

/** How often characters of a kind are among others. */
const shareOf = (kind: CharacterKind, characters: readonly string[]) =>
  characters.filter((character) => CHARACTERS[kind].canShrinkWithoutContext(character)).length /
  characters.length;

test('half of the characters of several kinds are of the first, and the others are as frequent as one another', () => {
  const made = samples(charactersOf('plain', 'chinese', 'combining'));
  expect(shareOf('plain', made)).toBeCloseTo(1 / 2, 1);
  expect(shareOf('chinese', made)).toBeCloseTo(1 / 4, 1);
  expect(shareOf('combining', made)).toBeCloseTo(1 / 4, 1);
  expect(samples(charactersOf('nul'))).toEqual(Array.from({ length: 1500 }, () => '\0'));
});

test('any character is plain half the time, and of every other kind else', () => {
  const made = samples(anyCharacter);
  expect(CHARACTER_KINDS).toHaveLength(11);
  for (const kind of CHARACTER_KINDS)
    expect(Math.abs(shareOf(kind, made) - (kind === 'plain' ? 0.5 : 0.05))).toBeLessThan(0.04);
});

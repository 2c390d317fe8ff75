import fc from 'fast-check';

/** The code points from one to another. */
const between = (first: number, last: number): fc.Arbitrary<string> =>
  fc.integer({ min: first, max: last }).map(
    (point) => String.fromCodePoint(point),
    (character) => (character as string).codePointAt(0) as number,
  );

/** Characters by what they are apt to break; every one is one code point, and the first is the simplest of its kind. */
export const CHARACTERS = {
  /** Letters and digits of ASCII. */
  plain: fc.constantFrom(...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'),
  chinese: between(0x4e00, 0x9fff),
  /** Beyond the basic plane: two units of UTF-16, four bytes of UTF-8. */
  astral: fc.oneof(between(0x1f600, 0x1f64f), between(0x20000, 0x2a6df)),
  /** Marks that join the character before them. */
  combining: between(0x300, 0x36f),
  rightToLeft: fc.oneof(between(0x5d0, 0x5ea), between(0x627, 0x63a)),
  /** Quotes and what ends or begins something in other languages than JSON. */
  quoting: fc.constantFrom(...`"'\\\`/<>&;%$#{}[]()|*?!=+,:^~@_-.`),
  /** Letters with which case and width are not what they seem. */
  tricky: fc.constantFrom(...'ßİıﬁÅé€ΩЖ｡ａ'),
  space: fc.constantFrom(...' \u00a0\u3000'),
  /** Directions, joiners and other marks without a width. */
  invisible: fc.constantFrom(...'\u200b\u200d\u200f\u202e\ufeff'),
  control: fc.constantFrom(...'\n\t\r\u001b\u007f\u0001'),
  nul: fc.constant('\u0000'),
} as const;

export type CharacterKind = keyof typeof CHARACTERS;

export const CHARACTER_KINDS = Object.keys(CHARACTERS) as CharacterKind[];

/** Characters of some kinds; half of them are of the first. */
export function charactersOf(first: CharacterKind, ...others: CharacterKind[]): fc.Arbitrary<string> {
  if (others.length === 0) return CHARACTERS[first];
  return fc.oneof(
    { weight: others.length, arbitrary: CHARACTERS[first] },
    ...others.map((kind) => ({ weight: 1, arbitrary: CHARACTERS[kind] })),
  );
}

/** Characters of every kind. */
export const anyCharacter: fc.Arbitrary<string> = charactersOf(
  ...(CHARACTER_KINDS as [CharacterKind, ...CharacterKind[]]),
);

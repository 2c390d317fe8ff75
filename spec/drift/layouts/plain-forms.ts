/** Radicals that fonts of PDFs name instead of the character, and that have no compatibility form in Unicode, or another. */
const RADICALS = new Map(
  [
    ...'⼾户⺠民⻁虎⻄西⻅见⻆角⻉贝⻋车⻓长⻔门⻘青⻙韦⻚页⻛风⻜飞⻝食⻢马⻣骨⻤鬼⻥鱼⻦鸟⻨麦⻩黄⻬齐⻮齿⻰龙⻳龟'.matchAll(
      /(.)(.)/gu,
    ),
  ].map(([, radical = '', character = '']) => [radical, character] as const),
);

/** Text of a PDF in the characters that it means: radicals, ligatures and full-width signs in their plain form. */
export const plainForms = (text: string): string =>
  [...text]
    .map((sign) => RADICALS.get(sign) ?? sign)
    .join('')
    .normalize('NFKC');

import { expect, test } from 'vitest';
import { decodeText } from './decode-text.js';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => Buffer.from(text, encoding);

test('text without a mark is UTF-8', () => {
  expect(decodeText(bytes('迁移任务 é'))).toBe('迁移任务 é');
});

test.each([
  ['little', [0xff, 0xfe, 0x2d, 0x4e, 0x41, 0x00]],
  ['big', [0xfe, 0xff, 0x4e, 0x2d, 0x00, 0x41]],
])('a byte order mark says that it is UTF-16, %s end first', (_, given) => {
  expect(decodeText(Uint8Array.from(given))).toBe('中A');
});

test('a page that is no UTF-8 is in the charset that it declares', () => {
  const page = bytes('<meta charset="windows-1251">', 'latin1');
  expect(decodeText(Buffer.concat([page, Uint8Array.of(0xcf, 0xf0)]))).toBe(
    '<meta charset="windows-1251">Пр',
  );
});

test.each(['windows-9999', ''])('with the charset "%s", which says nothing, it is GB 18030', (charset) => {
  const page = bytes(charset === '' ? 'A' : `<meta charset="${charset}">`, 'latin1');
  expect(decodeText(Buffer.concat([page, Uint8Array.of(0xc7, 0xa8, 0xd2, 0xc6)]))).toBe(`${page}迁移`);
});

test.each([
  ['a zero byte', Uint8Array.of(0x41, 0, 0x42)],
  ['control characters', Uint8Array.of(0x41, 1, 2, 3, 4)],
  ['bytes of no encoding', Uint8Array.of(0x41, 0xff, 0xff)],
])('%s are no text', (_, given) => {
  expect(() => decodeText(given)).toThrow(/it is binary: expected text/);
});

test('half of a character of UTF-16 makes a file empty rather than wrong', () => {
  expect(decodeText(Uint8Array.of(0xff, 0xfe, 0x2d))).toBe('');
});

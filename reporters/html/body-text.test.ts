import { expect, test } from 'vitest';
import { bodyText } from './body-text.js';

test('JSON is indented, with every digit of its integers', () => {
  expect(bodyText('{"a":9223372036854775807}')).toBe('{\n  "a": 9223372036854775807\n}');
});

test.each(['', 'no', '{"a":', '"text"', '{"a": 1}', '{"a":1.0}', '{"a":"\\u0041"}'])(
  '%s stays as it was sent, for indenting would lose something or change nothing',
  (body) => {
    expect(bodyText(body)).toBe(body);
  },
);

import { expect, test } from 'vitest';
import { readLimits } from './row-limits.js';

test.each([
  ['颜色 最小长度: 1 最大长度: 64', { minLength: 1, maxLength: 64 }],
  ['<p>颜色</p> <p>最小长度：0</p> <p>最大长度：255</p>', { minLength: 0, maxLength: 255 }],
  [
    'A colour. Minimum length: 1 character Maximum length: 16,384 characters',
    { minLength: 1, maxLength: 16384 },
  ],
  ['Colours. Array length: 1 to 20', { minItems: 1, maxItems: 20 }],
  ['颜色 数组长度: 0 - 65535', { minItems: 0, maxItems: 65535 }],
  ['A weight. Minimum: -5 Maximum: 1,000', { minimum: '-5', maximum: '1000' }],
])('the limits of "%s" are read', (description, limits) => {
  expect(readLimits(description)).toEqual(limits);
});

test('no digit of an int64 and of a double is lost', () => {
  expect(readLimits('重量 最小值: 0.0 最大值: 9223372036854775807')).toEqual({
    minimum: '0.0',
    maximum: '9223372036854775807',
  });
});

test.each([
  ['颜色 缺省值: 5_red', '5_red'],
  ['网段 缺省值：10.0.0.0/8 最小长度: 1', '10.0.0.0/8'],
  ['<p>颜色</p> <p>缺省值:true</p>', 'true'],
  ['A level. Default: -1', '-1'],
])('the default of "%s" is %s', (description, value) => {
  expect(readLimits(description).default).toBe(value);
});

test('a default that only prose mentions is none', () => {
  expect(readLimits('颜色，默认为red 最小长度: 0')).toEqual({ minLength: 0 });
});

test('bullets are the values, the prose before them is not', () => {
  const description = '颜色 red: 红 枚举值: <ul style="list-style-type: none">• red• dark-blue <ul>• 0';
  expect(readLimits(description)).toEqual({ enum: ['red', 'dark-blue', '0'] });
});

test('an enumeration without bullets is none', () => {
  expect(readLimits('A colour. red: it is red. The value can be:')).toEqual({});
});

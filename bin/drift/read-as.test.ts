import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { UnreadableDocument } from '../../spec/drift/unreadable-document.js';
import { UsageError } from '../usage-error.js';
import { readAs } from './read-as.js';

test('what was read is returned', () => {
  expect(readAs('page.txt', () => 7)).toBe(7);
});

test('a file that is not what was expected is an error of usage with its name', () => {
  const read = () => {
    throw new UnreadableDocument('it is empty');
  };
  expect(() => readAs('page.txt', read)).toThrow(new UsageError('page.txt: it is empty'));
});

test('so is one that the operating system does not give', () => {
  const read = () => readAs('/nowhere/page.txt', () => readFileSync('/nowhere/page.txt'));
  expect(read).toThrow(UsageError);
  expect(read).toThrow(/^\/nowhere\/page\.txt: it cannot be read: ENOENT/);
});

test('an error of our own stays what it is', () => {
  const error = new TypeError('a fault');
  const read = () => {
    throw error;
  };
  expect(() => readAs('page.txt', read)).toThrow(error);
});

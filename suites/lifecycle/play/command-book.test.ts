import { expect, test } from 'vitest';
import { CommandBook } from './command-book.js';

function bookOf(...actions: string[]): CommandBook {
  const book = new CommandBook();
  for (const action of actions) book.issue(action, 't1');
  return book;
}

test('a command is told for an action that sends it, of its task', () => {
  expect(bookOf('start').tell('START', 't1')).toMatchObject({ name: 'START', wasTold: true });
  expect(bookOf('start').tell('START', 't2')).toBeUndefined();
  expect(bookOf('start').tell('STOP', 't1')).toBeUndefined();
  expect(bookOf().tell('START', 't1')).toBeUndefined();
});

test('a command may be told again until its result is known', () => {
  const book = bookOf('start');
  const told = book.tell('START', 't1');
  expect(book.tell('START', 't1')).toBe(told);
  if (typeof told === 'object') told.isDone = true;
  expect(book.tell('START', 't1')).toBe('done');
});

test('the newest command that an action has to send is due until it was told', () => {
  const book = bookOf('start', 'stop');
  expect(book.due?.name).toBe('STOP');
  book.tell('STOP', 't1');
  expect(book.due).toBeUndefined();
  expect(bookOf('collect the logs').due).toBeUndefined();
});

test('a command is not due any more when another action may have sent one', () => {
  for (const action of ['skip', 'test', 'collect the logs'])
    expect(bookOf('start', action).due).toBeUndefined();
  expect(bookOf('test', 'start').due?.name).toBe('START');
});

test('a start may go on with the synchronisation', () => {
  const book = bookOf('stop', 'start');
  book.tell('SYNC', 't1');
  expect(book.due).toBeUndefined();
  const other = bookOf('start');
  other.issue('start', 't2');
  other.tell('SYNC', 't1');
  expect(other.due?.taskId).toBe('t2');
});

test('the deletion of a task that never ran may send nothing', () => {
  const book = new CommandBook();
  book.issue('delete', 't1', false);
  expect(book.due).toBeUndefined();
  expect(book.tell('DELETE', 't1')).toMatchObject({ name: 'DELETE' });
  expect(bookOf('delete').due?.name).toBe('DELETE');
});

test('an older command that is told after a newer one is out of order', () => {
  const book = bookOf('start', 'stop');
  book.tell('STOP', 't1');
  const start = book.tell('START', 't1');
  expect(typeof start === 'object' && book.isOutOfOrder(start)).toBe(true);
});

test('what no document says an action sends may be anything, for its task', () => {
  expect(bookOf('test').tell('SKIP', 't1')).toMatchObject({ isCertain: false });
  expect(bookOf('test').tell('LAUNCH', 't1')).toBeUndefined();
  expect(bookOf('test').mayWait('DELETE')).toBe(true);
  expect(bookOf('start').mayWait('DELETE')).toBe(false);
});

test('another command may have taken the place of the one that was told', () => {
  const book = bookOf('start');
  book.tell('START', 't1');
  expect(book.current?.name).toBe('START');
  book.issue('stop', 't1');
  expect(book.current).toBeUndefined();
});

test('a command is not alone while another one was told whose result is to come', () => {
  const book = bookOf('start', 'stop');
  const start = book.tell('START', 't1');
  expect(typeof start === 'object' && book.isAlone(start)).toBe(true);
  const stop = book.tell('STOP', 't1');
  expect(typeof stop === 'object' && book.isAlone(stop)).toBe(false);
  if (typeof start === 'object') start.isDone = true;
  expect(typeof stop === 'object' && book.isAlone(stop)).toBe(true);
});

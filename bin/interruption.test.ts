import { EventEmitter } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { interruption } from './interruption.js';

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance'] }));
afterEach(() => void vi.useRealTimers());

test.each(['SIGINT', 'SIGTERM'])('the first %s aborts and does not exit', (name) => {
  const process = new EventEmitter();
  const exitAtOnce = vi.fn();
  const signal = interruption(process, exitAtOnce);
  expect(signal.aborted).toBe(false);
  process.emit(name);
  expect(signal.aborted).toBe(true);
  expect(exitAtOnce).not.toHaveBeenCalled();
});

test('the same Ctrl-C, passed on by npm, is not a second one', () => {
  const process = new EventEmitter();
  const exitAtOnce = vi.fn();
  interruption(process, exitAtOnce);
  process.emit('SIGINT');
  vi.advanceTimersByTime(20);
  process.emit('SIGINT');
  expect(exitAtOnce).not.toHaveBeenCalled();
});

test('a second signal exits at once', () => {
  const process = new EventEmitter();
  const exitAtOnce = vi.fn();
  interruption(process, exitAtOnce);
  process.emit('SIGINT');
  vi.advanceTimersByTime(1000);
  process.emit('SIGTERM');
  expect(exitAtOnce).toHaveBeenCalledOnce();
});

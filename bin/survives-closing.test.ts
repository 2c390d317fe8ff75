import { EventEmitter } from 'node:events';
import { expect, test, vi } from 'vitest';
import { survivesClosing } from './survives-closing.js';

function brokenBy(code: string) {
  const stream = new EventEmitter();
  const broken = vi.fn<(error: Error) => void>();
  survivesClosing(stream, broken);
  stream.emit('error', Object.assign(new Error(code), { code }));
  return broken;
}

test('a reader that goes away breaks nothing', () => {
  expect(brokenBy('EPIPE')).not.toHaveBeenCalled();
});

test('a full disk does', () => {
  expect(brokenBy('ENOSPC')).toHaveBeenCalledOnce();
});

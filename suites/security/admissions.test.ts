import { expect, test } from 'vitest';
import { Admissions } from './admissions.js';

const noted = (...notes: [string, boolean][]) => {
  const admissions = new Admissions();
  for (const [operationId, wasAccepted] of notes) admissions.note(operationId, wasAccepted);
  return admissions;
};

test('a server that accepts everything from strangers is open everywhere', () => {
  expect(noted(['ListTasks', true], ['ListTasks', true], ['DeleteTask', true]).everywhere).toBe(true);
});

test('one refusal is enough for a server to look at credentials', () => {
  expect(noted(['ListTasks', true], ['DeleteTask', true], ['DeleteTask', false]).everywhere).toBe(false);
  expect(noted(['ListTasks', false], ['ListTasks', true], ['DeleteTask', true]).everywhere).toBe(false);
});

test('of nothing, or of one operation, nothing is said about the whole server', () => {
  expect(noted().everywhere).toBe(false);
  expect(noted(['ListTasks', true]).everywhere).toBe(false);
});

import { expect, test } from 'vitest';
import { exchangeOf, refusalOf } from '../testing/exchange-of.js';
import { Answers } from './answers.js';

const found = (answers: Answers) =>
  answers.all.map(({ operationId, status, code, count, line }) => [operationId, status, code, count, line]);

test('every status and code of an operation is counted, and the first exchange is its witness', () => {
  const answers = new Answers();
  answers.add(refusalOf('ShowTask', 400, 'SMS.7703'), 1);
  answers.add(exchangeOf('ShowTask', 200, '{"id":"a"}'), 2);
  answers.add(exchangeOf('ShowTask', 200, '{"id":"b"}'), 3);
  answers.add(refusalOf('ListTasks', 400, 'SMS.7703'), 4);
  answers.add(exchangeOf('ListTasks', 400, 'no'), 5);
  expect(found(answers)).toEqual([
    ['ListTasks', 400, null, 1, 5],
    ['ListTasks', 400, 'SMS.7703', 1, 4],
    ['ShowTask', 200, null, 2, 2],
    ['ShowTask', 400, 'SMS.7703', 1, 1],
  ]);
  expect(answers.all[2]?.response.body).toBe('{"id":"a"}');
});

test('an error code in an accepted answer is none of a refusal', () => {
  const answers = new Answers();
  answers.add(refusalOf('ShowTask', 200, 'SMS.7703'), 1);
  expect(found(answers)).toEqual([['ShowTask', 200, null, 1, 1]]);
});

test('a server that makes up codes does not fill the memory', () => {
  const answers = new Answers();
  for (let line = 1; line <= 500; line += 1) answers.add(refusalOf('ShowTask', 400, `X.${line}`), line);
  expect(answers.all).toHaveLength(100);
});

test('the bodies of a witness are cut', () => {
  const answers = new Answers();
  answers.add(exchangeOf('ShowTask', 200, 'x'.repeat(5000)), 1);
  expect(answers.all[0]?.response.body).toHaveLength(1000);
});

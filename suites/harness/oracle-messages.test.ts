import { describe, expect, test } from 'vitest';
import type { Json } from '../../spec/exact-json.js';
import { BODY_LIMIT } from '../results/run.js';
import { exchangeOf, refusalOf } from '../testing/exchange-of.js';
import { judged } from '../testing/judged.js';
import type { Exchange } from './exchange.js';

describe('what is reported says what was received and what is documented:', () => {
  const LONG = 'x'.repeat(BODY_LIMIT + 1);

  test.each<[string, Exchange, Json, Json]>([
    [
      'CreateTask answered status 418; documented are 200, 201 and the refusals of the status table.',
      exchangeOf('CreateTask', 418, ''),
      [200, 201],
      418,
    ],
    [
      'ShowTask answered 429 without Retry-After.',
      refusalOf('ShowTask', 429, 'APIGW.0308'),
      'Retry-After',
      null,
    ],
    [
      'ShowTask answered a body with the Content-Type "" instead of application/json.',
      exchangeOf('ShowTask', 200, '{}', {}),
      'application/json',
      '',
    ],
    [
      'UpdateTaskStatus answered [] where a string or an empty object is documented.',
      exchangeOf('UpdateTaskStatus', 200, '[]'),
      '{}',
      [],
    ],
    [
      'UpdateTaskStatus answered <html> where a string or an empty object is documented.',
      exchangeOf('UpdateTaskStatus', 200, '<html>'),
      '{}',
      '<html>',
    ],
    [
      'UpdateTaskStatus answered a body that is not UTF-8 where a string or an empty object is documented.',
      { ...exchangeOf('UpdateTaskStatus', 200, '?'), problem: 'a body that is not UTF-8' },
      '{}',
      '?',
    ],
    ['ShowTask answered no body where JSON is documented.', exchangeOf('ShowTask', 200, ''), 'object', ''],
    [
      'ShowTask answered <html> where JSON is documented.',
      exchangeOf('ShowTask', 200, '<html>'),
      'object',
      '<html>',
    ],
    [
      'ShowTask answered a body that is not UTF-8 where JSON is documented.',
      { ...exchangeOf('ShowTask', 200, LONG), problem: 'a body that is not UTF-8' },
      'object',
      LONG.slice(1),
    ],
    [
      'ShowTask answered the body = []; documented is type object.',
      exchangeOf('ShowTask', 200, '[]'),
      'object',
      [],
    ],
    [
      'ShowTask answered without error_msg.',
      exchangeOf('ShowTask', 400, '{"error_code":"SMS.7703"}'),
      null,
      null,
    ],
    [
      'ShowTask answered the error code SMS.0000, which the error table does not contain.',
      refusalOf('ShowTask', 400, 'SMS.0000'),
      null,
      'SMS.0000',
    ],
    [
      'ShowTask answered SMS.7703 with status 409; the error table gives it 400.',
      refusalOf('ShowTask', 409, 'SMS.7703'),
      [400],
      'SMS.7703',
    ],
    [
      'ShowTask answered SMS.6542 with status 409; the error table gives it 400 or 403.',
      refusalOf('ShowTask', 409, 'SMS.6542'),
      [400, 403],
      'SMS.6542',
    ],
    [
      'ShowTask answered os_type = "MAC"; documented is enum WINDOWS, LINUX.',
      exchangeOf('ShowTask', 200, '{"os_type":"MAC"}'),
      ['WINDOWS', 'LINUX'],
      'MAC',
    ],
  ])('%s', (message, exchange, expected, received) => {
    const found = judged(exchange).failures.find((failure) => failure.message === message);
    expect(found).toMatchObject({ message, received });
    if (message !== 'ShowTask answered without error_msg.') expect(found?.expected).toEqual(expected);
  });
});

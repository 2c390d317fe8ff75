import { describe, expect, test } from 'vitest';
import type { Level } from '../../spec/requirement.js';
import { contextFor, requirement } from '../testing/context-for.js';
import { exchangeOf, refusalOf } from '../testing/exchange-of.js';
import { json, localServer } from '../testing/local-server.js';
import type { Exchange } from './exchange.js';
import { Recorder } from './recorder.js';
import { type Refusal, show, summary, Trial } from './trial.js';

const NOWHERE = 'http://127.0.0.1:9';

/** A trial of one requirement, and what became of it. */
function trialOf(level: Level = 'must', endpoint = NOWHERE) {
  const recorder = new Recorder([requirement('A', level)], () => '');
  const trial = new Trial(contextFor(endpoint, { recorder }), 'ShowTask case');
  return { trial, verdict: () => recorder.results()[0]?.verdict, failure: () => recorder.failures[0] };
}

describe('a request that must be accepted', () => {
  test.each([
    [200, 'pass'],
    [204, 'pass'],
    [302, 'fail'],
    [400, 'fail'],
    [500, 'fail'],
  ])('is answered with %i: %s', (status, expected) => {
    const { trial, verdict } = trialOf();
    const ok = trial.expectAccepted('A', exchangeOf('ShowTask', status, '{}'), 'a valid request');
    expect([ok, verdict()]).toEqual([expected === 'pass', expected]);
  });

  test('is named in the message, with the code of the refusal', () => {
    const { trial, failure } = trialOf();
    trial.expectAccepted('A', refusalOf('ShowTask', 400, 'SMS.9001'), 'a valid request');
    expect(failure()).toMatchObject({
      id: 'A#ShowTask case',
      message: 'ShowTask refused a valid request with status 400 and SMS.9001.',
      expected: 200,
      received: 400,
    });
  });
});

describe('a request that must be refused', () => {
  const byCode: Refusal = { codes: ['SMS.7703', 'SMS.9001'] };
  const byBoth: Refusal = { codes: ['SMS.7703'], statuses: [404] };

  test.each<[string, Refusal, Exchange, boolean]>([
    ['the first code', byCode, refusalOf('ShowTask', 400, 'SMS.7703'), true],
    ['another of the codes', byCode, refusalOf('ShowTask', 400, 'SMS.9001'), true],
    ['a foreign code', byCode, refusalOf('ShowTask', 400, 'SMS.7602'), false],
    ['no code', byCode, exchangeOf('ShowTask', 400, '{}'), false],
    ['the code with another status', byCode, refusalOf('ShowTask', 409, 'SMS.7703'), false],
    ['a status of its own', byBoth, exchangeOf('ShowTask', 404, ''), true],
    ['a status of its own and any code', byBoth, refusalOf('ShowTask', 404, 'SMS.0000'), true],
    ['the code, with 400', byBoth, refusalOf('ShowTask', 400, 'SMS.7703'), true],
    ['a foreign status', byBoth, exchangeOf('ShowTask', 403, ''), false],
    ['any code where none is named', {}, refusalOf('ShowTask', 400, 'SMS.0001'), true],
    ['acceptance', byBoth, exchangeOf('ShowTask', 200, '{}'), false],
    ['a redirection', byBoth, exchangeOf('ShowTask', 302, ''), false],
    ['a server error', byBoth, refusalOf('ShowTask', 500, 'SMS.7703'), false],
  ])('is met by %s', (_, refusal, exchange, expected) => {
    const { trial, verdict } = trialOf();
    expect(trial.expectRefused('A', exchange, 'a wrong id', refusal)).toBe(expected);
    expect(verdict()).toBe(expected ? 'pass' : 'fail');
  });

  test.each<[Level, string]>([
    ['must', 'ShowTask accepted a wrong id (status 200); a refusal with SMS.7703 is documented.'],
    ['should', 'ShowTask accepted a wrong id (status 200); the documents do not allow it.'],
  ])('and is accepted, is described for a %s', (level, message) => {
    const { trial, failure } = trialOf(level);
    trial.expectRefused('A', exchangeOf('ShowTask', 200, '{}'), 'a wrong id', byCode);
    expect(failure()?.message).toBe(message);
  });

  test('and fails, is not said to be accepted', () => {
    const { trial, failure } = trialOf();
    trial.expectRefused('A', exchangeOf('ShowTask', 500, ''), 'a wrong id', byCode);
    expect(failure()?.message).toContain('ShowTask did not refuse a wrong id (status 500)');
  });
});

test('a failure lists the steps before its own request', async () => {
  const { url } = await localServer((_, response) => json(response, 200, '{"id":"t"}'));
  const { trial, failure } = trialOf('must', url);
  await trial.call('ListTasks');
  const last = await trial.call('UpdateTask', { path: { task_id: 't' }, body: { name: 'a' } });
  trial.expectRefused('A', last, 'a change');
  expect(failure()?.steps).toEqual([`GET ${url}/v3/tasks -> 200 {"id":"t"}`]);
  expect(trial.steps[1]).toBe(`PUT ${url}/v3/tasks/t {"name":"a"} -> 200 {"id":"t"}`);
});

test('every answer of call is judged, none of callUnjudged', async () => {
  const { url } = await localServer((_, response) => json(response, 500, '{}'));
  const context = contextFor(url);
  const trial = new Trial(context, 'case');
  await trial.callUnjudged('ListTasks', { method: 'PATCH' });
  expect(context.recorder.failed).toBe(0);
  await trial.call('ListTasks');
  expect(context.recorder.failures.map(({ id }) => id)).toEqual(['ListTasks.status#case']);
});

describe('eventually', () => {
  test('looks until it sees what it should', async () => {
    const { trial } = trialOf();
    let seen = 0;
    const last = await trial.eventually(
      async () => ++seen,
      (value) => value === 3,
    );
    expect([last, seen]).toEqual([3, 3]);
  });

  test('shows what it saw last when a server never settles', async () => {
    const { trial } = trialOf();
    const started = performance.now();
    expect(
      await trial.eventually(
        async () => 'never',
        () => false,
      ),
    ).toBe('never');
    expect(performance.now() - started).toBeGreaterThan(2_900);
    expect(performance.now() - started).toBeLessThan(5_000);
  });

  test('ends when the run is interrupted', async () => {
    const interruption = new AbortController();
    const trial = new Trial(contextFor(NOWHERE, { signal: interruption.signal }), 'case');
    const waiting = trial.eventually(
      async () => interruption.abort(),
      () => false,
    );
    await expect(waiting).rejects.toMatchObject({ reason: 'aborted' });
  });
});

test('values and answers are shown in a few words', () => {
  expect(show({ size: 9223372036854775807n })).toBe('{"size":9223372036854775807}');
  expect(show('x'.repeat(200))).toHaveLength(100);
  expect(summary(exchangeOf('ShowTask', 404, ''))).toBe('status 404');
});

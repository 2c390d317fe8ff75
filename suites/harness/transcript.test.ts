import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { digestOf, GENESIS } from '../recording/chain.js';
import { temporaryFolder } from '../testing/context-for.js';
import { exchangeOf } from '../testing/exchange-of.js';
import { NetworkError } from './network-error.js';
import { type Place, Transcript } from './transcript.js';

const PLACE: Place = {
  part: { name: 'ShowTask example', time: Date.UTC(2026, 0, 27), take: () => [] },
  number: 3,
};

const linesOf = (folder: string) => {
  const text = readFileSync(join(folder, 'transcript.jsonl'), 'utf8');
  return text === ''
    ? []
    : text
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
};

test('every exchange is one line, in order, whatever its text', () => {
  const folder = join(temporaryFolder(), 'new');
  const transcript = new Transcript(folder);
  const texts = Array.from({ length: 450 }, (_, index) => `{"n":${index},\n"迁移":"\u2028"}`);
  for (const text of texts) transcript.add(exchangeOf('ShowTask', 200, text), PLACE, { whole: text });
  transcript.close();
  expect(linesOf(folder).map(({ operationId, response }) => [operationId, response.body])).toEqual(
    texts.map((text) => ['ShowTask', text]),
  );
});

test('a line has the request and the response as they are reported, and no more', () => {
  const folder = temporaryFolder();
  const transcript = new Transcript(folder);
  const exchange = exchangeOf('ShowTask', 404, '{"error_code":"SMS.7703"}');
  const body = { whole: exchange.response.body };
  transcript.add({ ...exchange, text: 'secret', headers: { token: 'secret' } }, PLACE, body);
  transcript.close();
  expect(linesOf(folder)).toEqual([
    {
      operationId: 'ShowTask',
      request: exchange.request,
      response: exchange.response,
      check: 'ShowTask example',
      number: 3,
      at: '2026-01-27T00:00:00.000Z',
      previous: GENESIS,
    },
  ]);
});

test('a new run begins a new transcript', () => {
  const folder = temporaryFolder();
  for (const status of [200, 404]) {
    const transcript = new Transcript(folder);
    transcript.add(exchangeOf('ShowTask', status, ''), PLACE, { whole: '' });
    transcript.close();
  }
  expect(linesOf(folder).map(({ response }) => response.status)).toEqual([404]);
});

test('each line ends with the digest of the one before', () => {
  const folder = temporaryFolder();
  const transcript = new Transcript(folder);
  for (const status of [200, 404, 200])
    transcript.add(exchangeOf('ShowTask', status, ''), PLACE, { whole: '' });
  transcript.close();
  const lines = readFileSync(join(folder, 'transcript.jsonl'), 'utf8').trimEnd().split('\n');
  expect(lines.map((line) => JSON.parse(line).previous)).toEqual([
    GENESIS,
    ...lines.slice(0, -1).map((line) => digestOf(line)),
  ]);
});

test('a long body is written as a whole, and one that is too long with its length', () => {
  const folder = temporaryFolder();
  const transcript = new Transcript(folder);
  const long = exchangeOf('ShowTask', 200, 'x'.repeat(50_000));
  const shown = { ...long, response: { ...long.response, body: 'x'.repeat(4000) } };
  transcript.add(shown, PLACE, { whole: long.text });
  transcript.add(shown, PLACE, { whole: undefined });
  transcript.close();
  const [whole, cut] = linesOf(folder);
  expect([whole.response.body.length, whole.cut]).toEqual([50_000, undefined]);
  expect([cut.response.body.length, cut.cut]).toEqual([4000, 50_000]);
});

test('a request without an answer has the reason', () => {
  const folder = temporaryFolder();
  const transcript = new Transcript(folder);
  const { request } = exchangeOf('ShowTask', 200, '');
  transcript.addUnanswered('ShowTask', request, new NetworkError('timeout', 'GET: no answer'), PLACE);
  transcript.close();
  expect(linesOf(folder)).toMatchObject([
    { request, response: null, error: { reason: 'timeout', message: 'GET: no answer' } },
  ]);
});

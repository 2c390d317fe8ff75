import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { temporaryFolder } from '../testing/context-for.js';
import { exchangeOf } from '../testing/exchange-of.js';
import { Transcript } from './transcript.js';

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
  for (const text of texts) transcript.add(exchangeOf('ShowTask', 200, text));
  transcript.close();
  expect(linesOf(folder).map(({ operationId, response }) => [operationId, response.body])).toEqual(
    texts.map((text) => ['ShowTask', text]),
  );
});

test('a line has the request and the response as they are reported, and no more', () => {
  const folder = temporaryFolder();
  const transcript = new Transcript(folder);
  const exchange = exchangeOf('ShowTask', 404, '{"error_code":"SMS.7703"}');
  transcript.add({ ...exchange, text: 'secret', headers: { token: 'secret' } });
  transcript.close();
  expect(linesOf(folder)).toEqual([
    { operationId: 'ShowTask', request: exchange.request, response: exchange.response },
  ]);
});

test('a new run begins a new transcript', () => {
  const folder = temporaryFolder();
  for (const status of [200, 404]) {
    const transcript = new Transcript(folder);
    transcript.add(exchangeOf('ShowTask', status, ''));
    transcript.close();
  }
  expect(linesOf(folder).map(({ response }) => response.status)).toEqual([404]);
});

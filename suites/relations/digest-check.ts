import { createHash } from 'node:crypto';
import { sameJson } from '../../spec/exact-json.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { show, summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { freshId } from '../recording/part.js';
import { ownResourcesCheck } from './own-resources-check.js';

/** The digest of a key is its own, and that of SHA-256 as far as it can be told. */
export const digestCheck: Check = {
  ...ownResourcesCheck('ShowSha256', 'digests', ['R75'], digests),
  scope: 'read-only',
};

/** What may be digested of a UUID, each in hexadecimal digits. */
function digestsOf(key: string): string[] {
  const plain = key.replaceAll('-', '');
  const bytes = [key, key.toUpperCase(), plain, Buffer.from(plain, 'hex')];
  return bytes.map((each) => createHash('sha256').update(each).digest('hex'));
}

/** Longer than what a digest takes at once (64 bytes), and different only after that. */
async function longDigests(trial: Trial, key: string): Promise<void> {
  const ask = (end: string) => trial.call('ShowSha256', { path: { key: `${key}${key}${end}` } });
  const [one, other] = [await ask('1'), await ask('2')];
  if (!isAccepted(one) || !isAccepted(other)) return;
  const [first, second] = [answerOf(one).value ?? null, answerOf(other).value ?? null];
  trial.expect('R75', {
    ok: !sameJson(first, second),
    message: `ShowSha256 answered ${show(first)} for two keys of ${2 * key.length + 1} characters that differ in the last one.`,
    expected: 'different digests',
    received: second,
    exchange: other,
  });
}

/** The encoding of the digest is not described. */
async function digests(trial: Trial): Promise<void> {
  const [key, other] = [freshId(), freshId()];
  const ask = async (of: string) => {
    const exchange = await trial.call('ShowSha256', { path: { key: of } });
    return { exchange, value: answerOf(exchange).value ?? null };
  };
  const [first, again, different] = [await ask(key), await ask(key), await ask(other)];
  await longDigests(trial, key);
  if (!isAccepted(first.exchange))
    throw new Unproven(`ShowSha256 refused a UUID: ${summary(first.exchange)}.`);
  const plain = createHash('sha256').update(key).digest('hex');
  trial.expect('R75', {
    ok: first.value === again.value && first.value !== different.value,
    message: `ShowSha256 answered ${show(first.value)} and ${show(again.value)} for one key, and ${show(different.value)} for another.`,
    expected: plain,
    received: first.value,
    exchange: different.exchange,
    reading: String(first.value).toLowerCase() === plain ? 'hexadecimal digest' : 'another form of digest',
  });
  const digest = String(first.value);
  const isHexadecimal = /^[\da-f]+$/i.test(digest);
  const digits = isHexadecimal ? digest.length : plain.length;
  trial.expect('R75', {
    ok: digits === plain.length,
    message: `ShowSha256 answered ${digits} hexadecimal digits; a SHA-256 digest has ${plain.length}.`,
    expected: plain.length,
    received: digits,
    exchange: first.exchange,
  });
  const isDigest = isHexadecimal && digits === plain.length;
  trial.expect('R75', {
    ok: !isDigest || digestsOf(key).includes(digest.toLowerCase()),
    message: `ShowSha256 answered ${digest} for ${key}, which is no SHA-256 digest of it.`,
    expected: plain,
    received: digest,
    exchange: first.exchange,
  });
}

import { expect, test } from 'vitest';
import { failureOf, requirementOf, runOf } from '../../reporters/testing/sample-run.js';
import { sameAgain } from './same-again.js';

const id = requirementOf().id;
const at = (uuid: string) => `ShowTask shows ${uuid} of SmsConf-${uuid.slice(0, 4)} as READY.`;
const [ONE, OTHER] = ['12e77a7e-0284-4de2-a12c-0e8d3217e82d', '8fbc7a02-2d8c-4b51-a3f7-21d0a93f6c11'];
const failed = failureOf({ message: at(ONE) });

const becomes = (...args: Parameters<typeof runOf>) => sameAgain(failed, runOf(...args)).outcome;

test('a finding about another object is the same', () => {
  expect(
    becomes([requirementOf({ verdict: 'fail' })], { failures: [failureOf({ message: at(OTHER) })] }),
  ).toBe('same');
});

test('the same requirement broken in another way is different', () => {
  const failures = [failureOf({ message: 'The answer is empty.' })];
  expect(becomes([requirementOf({ verdict: 'fail' })], { failures })).toBe('different');
});

test('another status is different', () => {
  const failures = [
    failureOf({ message: at(ONE), response: { status: 500, headers: {}, body: '', milliseconds: 1 } }),
  ];
  expect(becomes([requirementOf({ verdict: 'fail' })], { failures })).toBe('different');
});

test('a requirement that passes is gone', () => {
  expect(becomes([requirementOf()])).toBe('gone');
});

test('what was not carried out, or was spoiled by the network, is unknown and not gone', () => {
  expect(becomes([requirementOf({ verdict: 'not-applicable', cases: 0 })])).toBe('unknown');
  expect(becomes([requirementOf({ id: 'other' })])).toBe('unknown');
  expect(
    becomes([requirementOf({ verdict: 'error' })], {
      failures: [failureOf({ requirement: id, verdict: 'error' })],
    }),
  ).toBe('unknown');
});

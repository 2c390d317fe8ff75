import { expect, test } from 'vitest';
import { findFault } from '../../fixtures/faults/find-fault.js';
import { loadContract } from '../../spec/contract.js';
import { catalogueOf } from '../../suites/catalogue.js';
import { KNOWN_ESCAPES } from './known-escapes.js';
import { type Hunt, tryFault } from './try-fault.js';

const catalogue = new Map(catalogueOf(loadContract()).map((each) => [each.id, each]));

const hunt = (changes: Partial<Hunt> = {}): Hunt => ({
  catalogue,
  unmet: new Set(),
  signal: new AbortController().signal,
  ...changes,
});

test.each([
  ['show-digest-without-value', 'examples', 'fail'],
  ['register-server-takes-disk-without-name', 'rejections', 'fail'],
  ['update-template-takes-disk-below-zero', 'rejections', 'warn'],
  ['delete-templates-last-only', 'lifecycle', 'fail'],
  ['create-template-races-for-name', 'relations', 'fail'],
  ['list-projects-breaks-off', 'examples', 'error'],
  ['delete-task-before-denial', 'security', 'fail'],
  ['update-server-with-expired-token', 'security', 'fail'],
  ['list-servers-with-forged-signature', 'security', 'fail'],
  ['list-tasks-knows-no-signatures', 'security', 'fail'],
  ['delete-templates-for-readers', 'security', 'fail'],
  ['show-server-of-another-project', 'security', 'warn'],
])(
  'the fault %s is noticed by the suite %s as %s, with the requirement that it names',
  async (name, suite, verdict) => {
    const fault = findFault(name);
    const { caught, requests, seed } = await tryFault(fault, 5, hunt());
    expect(caught).toMatchObject({ requirement: fault.violates, suite, verdict, isNamed: true });
    expect([seed, requests >= (caught?.requests ?? Number.POSITIVE_INFINITY)]).toEqual([5, true]);
  },
);

test('the run ends soon after the first thing that is wrong', async () => {
  const { caught, requests } = await tryFault(findFault('register-server-id-too-long'), 5, hunt());
  // What is under way ends, and what was created is removed; a whole run has tens of thousands.
  expect(requests).toBeLessThan((caught?.requests ?? 0) + 1_000);
});

test('what a correct server does not meet either proves nothing', async () => {
  const fault = findFault('show-digest-without-value');
  const unmet = new Set([fault.violates]);
  const controller = new AbortController();
  const trying = tryFault(fault, 5, hunt({ unmet, signal: controller.signal }));
  setTimeout(() => controller.abort(), 1500);
  const { caught } = await trying;
  expect(caught?.requirement).not.toBe(fault.violates);
});

test('every fault that is known to escape is one of the catalogue', () => {
  for (const name of Object.keys(KNOWN_ESCAPES)) expect(findFault(name).name).toBe(name);
});

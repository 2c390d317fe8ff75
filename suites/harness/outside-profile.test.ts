import { expect, test } from 'vitest';
import type { Profile } from '../../spec/profiles.js';
import { exchangeOf, refusalOf } from '../testing/exchange-of.js';
import { OutsideProfile, whyOutside } from './outside-profile.js';
import { Unproven } from './unproven.js';

const PROFILE = {
  name: 'agent',
  operations: new Set(['ShowServer']),
  reliesOn: new Set(['CreateTask']),
} as unknown as Profile;

test.each([403, 404, 405, 501])('an operation of others that is answered with %i is left out', (status) => {
  const why = whyOutside(PROFILE, exchangeOf('ListTemplates', status, ''));
  expect(why).toBeInstanceOf(OutsideProfile);
  expect(why?.message).toBe(
    `the server does not offer ListTemplates (status ${status}), which the profile agent leaves out`,
  );
});

test('one that the profile relies on makes something unproven', () => {
  const why = whyOutside(PROFILE, exchangeOf('CreateTask', 404, ''));
  expect(why).toBeInstanceOf(Unproven);
  expect(why?.message).toMatch(/which the profile agent relies on$/);
});

test.each([
  ['an operation of the profile', exchangeOf('ShowServer', 404, '')],
  ['an operation that is served', exchangeOf('ListTemplates', 200, '{}')],
  ['a refusal of the service itself', refusalOf('ListTemplates', 404, 'SMS.7703')],
  ['an error of the server', exchangeOf('ListTemplates', 500, '')],
])('%s is inside', (_, exchange) => {
  expect(whyOutside(PROFILE, exchange)).toBeUndefined();
});

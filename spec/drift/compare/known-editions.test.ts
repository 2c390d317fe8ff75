import { expect, test } from 'vitest';
import { CLAIMED_EDITIONS, loadClaims } from '../load-claims.js';
import { editionsThatState } from './known-editions.js';

const LIST = { method: 'GET', path: '/v3/errors' };

/** The editions whose document states a maximum of the limit. */
const stating = (documented: string | null) =>
  editionsThatState(LIST)({ place: 'query limit', what: 'maximum', documented } as never);

const describing = CLAIMED_EDITIONS.filter((edition) =>
  loadClaims(edition).some(({ method, path }) => method === LIST.method && path === LIST.path),
);

test('a value is found in the editions that state it', () => {
  expect(stating('100')).toContain('manual-38');
  expect(stating('101')).toEqual([]);
});

test('every edition that describes the operation either states a place or does not', () => {
  const at = (place: string, documented: string | null) =>
    editionsThatState(LIST)({ place, what: 'presence', documented } as never);
  expect(at('query limit', 'x')).toEqual(describing);
  expect(at('query limit', null)).toEqual([]);
  expect(at('query hue', null)).toEqual(describing);
});

test('an operation that no edition describes is stated by none', () => {
  const find = editionsThatState({ method: 'GET', path: '/pets' });
  expect(find({ place: 'query limit', what: 'presence', documented: null } as never)).toEqual([]);
});

import { expect, test } from 'vitest';
import { documentsOf, EDITIONS, type Edition, isEdition, overlaysOf } from './editions.js';

test.each([
  ['manual-38', ['004'], 0],
  ['page-2025-06-19-intl', ['004', '001'], 1],
  ['page-undated', ['004', '002'], 1],
  ['page-2025-10-22', ['004', '000'], 1],
  ['page-2026-01-27', ['004', '003'], 1],
  ['latest', ['004', '000', '003'], 2],
] as const)('%s is read from %j with %i Overlays', (edition, documents, overlays) => {
  expect(documentsOf(edition)).toEqual(documents);
  expect(overlaysOf(edition)).toHaveLength(overlays);
  for (const { overlay, actions } of overlaysOf(edition)) {
    expect(overlay).toBe('1.0.0');
    expect(actions.length).toBeGreaterThan(0);
  }
});

test('there are six editions', () => {
  expect(EDITIONS).toHaveLength(6);
  expect(EDITIONS.every(isEdition)).toBe(true);
});

test.each(['', 'manual-39', 'toString', 'LATEST'])('%j is no edition', (name) => {
  expect(isEdition(name)).toBe(false);
  expect(() => overlaysOf(name as Edition)).toThrow(
    new RangeError(
      `There is no edition '${name}': expected one of manual-38, page-2025-06-19-intl, page-undated, page-2025-10-22, page-2026-01-27, latest.`,
    ),
  );
});

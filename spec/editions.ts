import type { Overlay } from './overlay.js';
import { readYaml } from './yaml-file.js';

/** The editions, each with the Overlays on the base contract that make it. */
const OVERLAYS = {
  'manual-38': [],
  'page-2025-06-19-intl': ['page-2025-06-19-intl'],
  'page-undated': ['page-undated'],
  'page-2025-10-22': ['page-2025-10-22'],
  'page-2026-01-27': ['page-2026-01-27'],
  latest: ['page-2025-10-22', 'page-2026-01-27'],
} as const satisfies Record<string, readonly string[]>;

/** The name of an edition: what one document, or several together, promise at a date; the README has the table. */
export type Edition = keyof typeof OVERLAYS;

/** The names of all editions; the first is the manual alone, the last the newest of each document. */
export const EDITIONS = Object.keys(OVERLAYS) as Edition[];

/** The edition that counts where none is named. */
export const DEFAULT_EDITION: Edition = 'latest';

export const isEdition = (name: string): name is Edition => Object.hasOwn(OVERLAYS, name);

/**
 * The Overlays of an edition, in the order in which they apply.
 *
 * @throws RangeError when there is no such edition; its message names those that exist
 */
export function overlaysOf(edition: Edition): Overlay[] {
  if (!isEdition(edition)) {
    throw new RangeError(`There is no edition '${edition}': expected one of ${EDITIONS.join(', ')}.`);
  }
  return OVERLAYS[edition].map((name) => readYaml<Overlay>(`spec/editions/${name}.yaml`));
}

const DOCUMENTS: Record<string, string> = {
  'page-2025-06-19-intl': '001',
  'page-undated': '002',
  'page-2025-10-22': '000',
  'page-2026-01-27': '003',
};

/** The documents that an edition is read from, by their short names. */
export const documentsOf = (edition: Edition): string[] => [
  '004',
  ...OVERLAYS[edition].map((name) => DOCUMENTS[name] ?? name),
];

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../package-root.js';
import type { OperationClaim } from './claims.js';
import { factsOfClaim } from './facts-of-claim.js';
import type { ClaimedEdition } from './load-claims.js';

/** Hashes of the words that explain a field, by request line and place: `PUT /v3/tasks/{task_id} request.name`. */
export type ProseHashes = Map<string, string>;

/** The file with the hashes of what the document of an edition says in words. */
export const proseFile = (edition: ClaimedEdition): string =>
  join(packageRoot, 'spec/editions', `prose-${edition}.json`);

/** The hashes of the document of an edition by request line, each by place, as they were when the data was last written. */
export function loadProse(edition: ClaimedEdition): Map<string, Map<string, string>> {
  const hashes = JSON.parse(readFileSync(proseFile(edition), 'utf8')) as Record<string, string>;
  const found = new Map<string, Map<string, string>>();
  for (const [key, hash] of Object.entries(hashes)) {
    const [, request = '', place = ''] = /^(\S+ \S+) (.*)$/.exec(key) ?? [];
    const own = found.get(request) ?? new Map<string, string>();
    found.set(request, own.set(place, hash));
  }
  return found;
}

/** The hashes of what was read from a document. */
export const hashesOf = (operations: readonly OperationClaim[]): ProseHashes =>
  new Map(
    operations.flatMap((operation) =>
      [...factsOfClaim(operation, '').rows].flatMap(([place, row]) =>
        'prose' in row && row.prose ? [[proseKey(operation, place), row.prose] as const] : [],
      ),
    ),
  );

const proseKey = ({ method, path }: Pick<OperationClaim, 'method' | 'path'>, place: string): string =>
  `${method} ${path} ${place}`;

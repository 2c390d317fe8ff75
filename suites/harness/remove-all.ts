import { CREATED_KINDS, type CreatedKind } from '../results/created-kind.js';
import { delay } from './client/delay.js';
import { NetworkError } from './network-error.js';
import type { Removal } from './removal.js';

/** Something that a run created, or may have created. */
export interface Owned {
  kind: CreatedKind;
  name: string;
  /** `null` as long as no answer has told it. */
  id: string | null;
  /** When its removal was tried last. */
  tried?: number;
}

/** In milliseconds: how long a removal may take that makes no progress, and the pause between attempts. */
const GONE_WITHIN = 4_000;
const BETWEEN_ATTEMPTS = 250;

/** Removals go on after the run was interrupted; every request still has its time-out. */
const NEVER = new AbortController().signal;

const REFUSED = 'the server refused or ignored every way to delete it';

const rank = ({ kind }: Owned): number => CREATED_KINDS.indexOf(kind);

/** One attempt for each, tasks before sources. */
export async function removeOnce<T extends Owned>(
  removal: Removal,
  objects: readonly T[],
  onGone: (object: T) => void,
): Promise<void> {
  for (const object of objects) object.tried = performance.now();
  for (const object of [...objects].sort((a, b) => rank(a) - rank(b))) {
    const { kind, name } = object;
    const id = object.id ?? (await removal.findByName(kind, name));
    if (id === undefined) continue;
    object.id = id;
    if (id === null || (await removal.remove(kind, id))) onGone(object);
  }
}

/**
 * Removes what is left, for as long as that gets on.
 *
 * @param left what is not removed yet; `onGone` makes it less
 * @returns why the rest is left
 */
export async function removeAll<T extends Owned>(
  removal: Removal,
  left: ReadonlySet<T>,
  onGone: (object: T) => void,
): Promise<string> {
  try {
    let progress = performance.now();
    for (let before = Number.POSITIVE_INFINITY; left.size > 0; ) {
      await removeOnce(removal, [...left], onGone);
      if (left.size < before) progress = performance.now();
      before = left.size;
      if (performance.now() - progress > GONE_WITHIN) break;
      if (before > 0) await delay(BETWEEN_ATTEMPTS, NEVER);
    }
    return REFUSED;
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    return error.message;
  }
}

import type { CallInput, Exchange } from '../harness/exchange.js';
import { errorCode, isAccepted } from '../harness/exchange.js';
import { isOurs } from '../harness/own-name.js';
import { isUnknown, type Removal } from '../harness/removal.js';
import type { Owned } from '../harness/remove-all.js';
import { pathOf, RESOURCES, recordOf } from '../harness/resources.js';
import { wholeList } from '../harness/whole-list.js';

/** What an entry of a ledger stands for at the server. */
export type Identity =
  | { is: 'gone' }
  /** It is the run's own, and has this id. */
  | { is: 'ours'; id: string }
  /** Nobody can tell whether it is, and it stays. */
  | { is: 'unclear'; reason: string };

type Send = (operationId: string, input: CallInput) => Promise<Exchange>;

const unclear = (reason: string): Identity => ({ is: 'unclear', reason });

/**
 * Finds out what has become of something that a ledger tells of. Servers give ids again, above all after they were
 * set up anew: only what carries a name of this tool is its own.
 */
export async function identify(send: Send, removal: Removal, { kind, name, id }: Owned): Promise<Identity> {
  if (id === null) return byName(removal, kind, name);
  const shown = await send(RESOURCES[kind].show, { path: pathOf(kind, id) });
  if (isAccepted(shown)) return named(id, recordOf(kind, shown).name);
  const { entries } = await wholeList(kind, send);
  const entry = entries?.find((each) => each.id === id);
  if (entry) return named(id, entry.name);
  if (isUnknown(shown) && entries) return isOurs(name) ? byName(removal, kind, name) : { is: 'gone' };
  return unclear(`the server shows neither it nor a list of it (${errorCode(shown) ?? shown.status})`);
}

const named = (id: string, name: unknown): Identity =>
  isOurs(name)
    ? { is: 'ours', id }
    : unclear(`it has the name ${JSON.stringify(name ?? null)} now, and may be somebody else's`);

/** An object whose creation got no answer. */
async function byName(removal: Removal, kind: Owned['kind'], name: string): Promise<Identity> {
  if (!isOurs(name)) return unclear('its creation got no answer, and others may have something of that name');
  const found = await removal.findByName(kind, name);
  if (found === undefined) return unclear('its creation got no answer, and the server lists nothing');
  return found === null ? { is: 'gone' } : { is: 'ours', id: found };
}

import { CREATED_KINDS } from '../results/created-kind.js';
import type { CallInput, Exchange } from './exchange.js';
import type { Owned } from './remove-all.js';
import { wholeList } from './whole-list.js';

/** Everything in the lists whose name a run has given, whatever the server says elsewhere of it. */
export async function survivorsOf(
  send: (operationId: string, input: CallInput) => Promise<Exchange>,
  isOfRun: (name: string) => boolean,
): Promise<Owned[]> {
  const found: Owned[] = [];
  for (const kind of CREATED_KINDS) {
    const { entries = [] } = await wholeList(kind, send);
    for (const { id, name } of entries)
      if (typeof id === 'string' && typeof name === 'string' && isOfRun(name)) found.push({ kind, id, name });
  }
  return found;
}

import type { Operation } from '../../spec/contract.js';
import { isJsonObject } from '../../spec/exact-json.js';
import { CREATED_KINDS, type CreatedKind } from '../results/created-kind.js';
import type { CallInput, Exchange } from './exchange.js';
import { RESOURCES } from './resources.js';
import { wholeList } from './whole-list.js';

/** What a path parameter names. */
const NAMED: Readonly<Record<string, CreatedKind>> = {
  ...Object.fromEntries(CREATED_KINDS.map((kind) => [RESOURCES[kind].parameter, kind])),
  server_id: 'source',
};

/** Which kind a body names: in `ids` the one that is removed, in `id` the one that is registered again. */
const NAMED_IN_BODY: Readonly<Record<string, CreatedKind>> = {
  ...Object.fromEntries(
    CREATED_KINDS.flatMap((kind) => {
      const { removeMany } = RESOURCES[kind];
      return removeMany ? [[removeMany, kind]] : [];
    }),
  ),
  [RESOURCES.source.create]: 'source',
};

/** Changes what belongs to the account, and is sent in the scope for it alone. */
const OF_ACCOUNT = 'UpdateDefaultMigproject';

/** What is at the server and does not belong to the run. */
export class OthersObjects {
  readonly #ids = new Map<CreatedKind, Set<string>>();
  /** The region of the default migration project, to which new sources belong; absent when it has none. */
  regionOfDefault: string | undefined;

  /** Reads the lists; what is in them is not the run's own. */
  async note(send: (operationId: string, input: CallInput) => Promise<Exchange>): Promise<void> {
    for (const kind of CREATED_KINDS) {
      const { entries = [] } = await wholeList(kind, send);
      this.#ids.set(kind, new Set(entries.flatMap(({ id }) => (typeof id === 'string' ? [id] : []))));
      const region = entries.find(({ isdefault }) => isdefault === true)?.region;
      if (kind === 'project' && typeof region === 'string' && region !== '') this.regionOfDefault = region;
    }
  }

  has(kind: CreatedKind, id: string): boolean {
    return this.#ids.get(kind)?.has(id) ?? false;
  }

  /** Throws, as a defect of ours or a trap of the server, for a request that would change any of it. */
  refuse({ operationId }: Operation, { path = {}, body }: CallInput): void {
    if (operationId === OF_ACCOUNT) return;
    const named = Object.entries(path).map(([name, id]) => [NAMED[name], id] as const);
    const kind = NAMED_IN_BODY[operationId];
    const { id, ids } = isJsonObject(body) ? body : {};
    const inBody = [id, ...(Array.isArray(ids) ? ids : [])].map((one) => [kind, one] as const);
    for (const [of, one] of [...named, ...inBody])
      if (of && typeof one === 'string' && this.has(of, one))
        throw new Error(
          `${operationId} must not be sent for the ${of} ${one}, which was there before the run.`,
        );
  }
}

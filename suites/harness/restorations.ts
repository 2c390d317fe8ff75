import type { Leftover } from '../results/run.js';
import { pathSegment } from './client/path-segment.js';
import { curlOf } from './curl.js';
import { type CallInput, type Exchange, isAccepted } from './exchange.js';
import type { Ledger } from './ledger.js';
import { wholeList } from './whole-list.js';

/** The only thing that belongs to others, is changed, and can be changed back: which project is the default one. */
const OPERATION = 'UpdateDefaultMigproject';

interface Restoration {
  /** Who changes it. */
  by: object;
  /** What the ledger calls it. */
  entry: number;
  /** The project that was the default one. */
  projectId: string;
}

type Send = (operationId: string, input: CallInput) => Promise<Exchange>;

/** Gives the account back what a run changes of it. */
export class Restorations {
  readonly #waiting = new Set<Restoration>();

  constructor(
    private readonly send: Send,
    private readonly ledger: () => Pick<Ledger, 'write'>,
  ) {}

  /** Notes, before the change, which project is to be the default one again. */
  note(by: object, entry: number, projectId: string): void {
    this.ledger().write({ event: 'change', entry, operationId: OPERATION, path: pathOf(projectId) });
    this.#waiting.add({ by, entry, projectId });
  }

  /** Gives back what one has changed, or all; what the server refuses is tried again by the next call. */
  async giveBack(by?: object): Promise<void> {
    for (const each of [...this.#waiting].filter((one) => by === undefined || one.by === by)) {
      if (!(await giveBackDefault(this.send, each.projectId))) continue;
      this.#waiting.delete(each);
      this.ledger().write({ event: 'restored', entry: each.entry });
    }
  }

  /** What could not be given back. */
  left(endpoint: string): Leftover[] {
    return [...new Set([...this.#waiting].map(({ projectId }) => projectId))].map((projectId) =>
      unrestored(endpoint, projectId),
    );
  }
}

/** Makes a project the default one again; false when it is not, and the server refuses to make it. */
export async function giveBackDefault(send: Send, projectId: string): Promise<boolean> {
  if (isAccepted(await send(OPERATION, { path: pathOf(projectId) }))) return true;
  const { entries = [] } = await wholeList('project', send);
  return entries.some(({ id, isdefault }) => id === projectId && isdefault === true);
}

/** What is left to do where a project is not the default one again. */
export const unrestored = (endpoint: string, projectId: string): Leftover => ({
  kind: 'project',
  id: projectId,
  name: 'the default project',
  reason: 'it was the default project before the run, and the server refuses to make it so again',
  curl: curlOf({
    method: 'PUT',
    url: `${endpoint.replace(/\/+$/, '')}/v3/migprojects/${pathSegment(projectId)}/default`,
    headers: { 'X-Auth-Token': '$SMS_AUTH_TOKEN', 'Content-Type': 'application/json' },
    body: null,
  }),
});

const pathOf = (projectId: string) => ({ mig_project_id: projectId });

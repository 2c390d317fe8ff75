import type { CreatedKind } from '../results/created-kind.js';

/** What is said of one object; `entry` is the same in all that is said of it. */
interface OfObject {
  entry: number;
  kind: CreatedKind;
  /** The recognisable name that the object carries. */
  name: string;
  id?: string;
}

/** One line of the ledger. */
export type LedgerEntry =
  /** A run begins. `host` and `process` tell whether it is still under way. */
  | { event: 'run'; endpoint: string; embedded: boolean; host: string; process: number }
  /** A request that may create something is about to be sent. */
  | ({ event: 'create' } & OfObject)
  /** The server has answered with an id. */
  | ({ event: 'created' } & OfObject)
  /** The server has refused to create it. */
  | ({ event: 'refused' } & OfObject)
  /** It is gone, or was never there. */
  | ({ event: 'removed' } & OfObject)
  /** Something that is not the run's own is about to be changed; the request changes it back. */
  | { event: 'change'; entry: number; operationId: string; path: Record<string, string> }
  /** It was changed back. */
  | { event: 'restored'; entry: number }
  /** The run has come to its end. */
  | { event: 'end' };

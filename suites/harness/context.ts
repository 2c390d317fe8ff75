import type { Contract, Operation } from '../../spec/contract.js';
import type { Profile } from '../../spec/profiles.js';
import type { Scope } from '../covered.js';
import type { Part } from '../recording/part.js';
import type { Client } from './client.js';
import type { OtherCallers } from './credentials.js';
import type { Ledger } from './ledger.js';
import type { Oracle } from './oracle.js';
import type { Patience } from './patience.js';
import type { Recorder } from './recorder.js';
import type { World } from './world.js';

/** What the checks of a run share. */
export interface Context {
  contract: Contract;
  /** Which requirements count; operations outside of it may be used all the same. */
  profile: Profile;
  operations: ReadonlyMap<string, Operation>;
  client: Pick<Client, 'options' | 'send' | 'requests' | 'isSilent'>;
  oracle: Oracle;
  recorder: Recorder;
  ledger: Pick<Ledger, 'write' | 'flushed'>;
  world: World;
  patience: Patience;
  /** Callers besides the one who certifies. */
  others: OtherCallers;
  scope: Scope;
  seed: number;
  /** Generated requests per property. */
  runs: number;
  /** Whether a request or history that fails is made as small as possible. */
  shrink: boolean;
  /** How many requests the checks may send; clean-up is not counted against it. */
  budget?: number | undefined;
  /** The time after which no further check begins, in milliseconds since 1970. */
  endsAt?: number | undefined;
  /** The part of the run of this name. */
  parts(name: string): Part;
  /** Marks everything that this run creates. */
  runId: string;
  signal: AbortSignal;
}

/** The operation of the contract with this id. */
export function operationOf(context: Pick<Context, 'operations'>, operationId: string): Operation {
  const operation = context.operations.get(operationId);
  if (!operation) throw new Error(`The contract has no operation ${operationId}.`);
  return operation;
}

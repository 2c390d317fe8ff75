import { operationOf } from '../harness/context.js';
import type { Credentials, OtherCallers } from '../harness/credentials.js';
import { isAccepted } from '../harness/exchange.js';
import type { Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { aside } from '../recording/part.js';
import { Admissions } from './admissions.js';

/** Who asks. */
export interface Callers {
  own: Credentials;
  others: OtherCallers;
  /** Told of values that must not be seen because a secret can be guessed from them. */
  hide(secret: string, name: string): void;
}

/** What the checks of one run share. */
export class Shared {
  readonly admissions = new Admissions();
  readonly #known = new Map<Credentials, Promise<boolean>>();

  constructor(readonly callers: Callers) {}

  /** Throws `Unproven` unless a caller is known to the server: the refusal of one who is not proves nothing else. */
  async demandKnown(trial: Trial, caller: Credentials, who: string): Promise<void> {
    const known = this.#known.get(caller) ?? aside(who, () => isKnown(trial, caller));
    this.#known.set(caller, known);
    if (!(await known))
      throw new Unproven(`${who} may not even list the sources: are the credentials right?`);
  }
}

const isKnown = async ({ context }: Trial, credentials: Credentials): Promise<boolean> =>
  isAccepted(
    await context.client.send(operationOf(context, 'ListServers'), { query: { limit: '1' }, credentials }),
  );

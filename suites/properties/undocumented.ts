import type { Contract } from '../../spec/contract.js';
import type { Requirement } from '../../spec/requirement.js';
import { requirementsOf } from '../../spec/requirements.js';
import type { Exchange } from '../harness/exchange.js';
import { Oracle } from '../harness/oracle.js';
import { type Deviation, Recorder } from '../harness/recorder.js';
import type { Fault } from './explore.js';

/** Keeps the first deviation from something that every answer must be. */
class Listener extends Recorder {
  heard: Deviation | undefined;
  readonly #musts: ReadonlySet<string>;

  constructor(requirements: readonly Requirement[]) {
    super([], () => '');
    this.#musts = new Set(requirements.filter(({ level }) => level === 'must').map(({ id }) => id));
  }

  override deviate(id: string, deviation: Deviation): void {
    if (this.#musts.has(id)) this.heard ??= deviation;
  }
}

const known = new WeakMap<Contract, Undocumented>();

/** Tells of an answer whether it is documented, without recording it. */
export class Undocumented {
  readonly #listener: Listener;
  readonly #oracle: Oracle;

  /** The one of a contract: what it needs takes long to prepare. */
  static of(contract: Contract): Undocumented {
    const one = known.get(contract) ?? new Undocumented(contract);
    known.set(contract, one);
    return one;
  }

  private constructor(contract: Contract) {
    this.#listener = new Listener(requirementsOf(contract));
    this.#oracle = new Oracle(contract, this.#listener);
  }

  /**
   * What must not be in an answer: a server error, an unknown status, a body that breaks its table.
   *
   * @param what the request in words
   */
  in(exchange: Exchange, what: string): Fault | undefined {
    this.#listener.heard = undefined;
    this.#oracle.judge(exchange, [], '');
    const heard = this.#listener.heard as Deviation | undefined;
    if (!heard) return undefined;
    const { message, expected, received, source } = heard;
    const sentence = `${message.replace(/\.$/, '')}, to ${what}.`;
    return { message: sentence, expected, received, exchange, ...(source && { source }) };
  }
}

import { operationsById } from '../../spec/contract.js';
import type { Context } from './context.js';
import { Oracle } from './oracle.js';
import { Patience } from './patience.js';
import { World } from './world.js';

/** What follows from the rest of a context, where nothing else is wanted. */
type Derived = 'operations' | 'oracle' | 'world' | 'patience';

/** A context, with what follows from what is given. */
export function contextOf(given: Omit<Context, Derived> & Partial<Pick<Context, Derived>>): Context {
  const context: Context = {
    operations: operationsById(given.contract),
    oracle: new Oracle(given.contract, given.recorder),
    world: new World(() => context),
    patience: new Patience(),
    ...given,
  };
  return context;
}

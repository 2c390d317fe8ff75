import type { History } from '../history.js';
import { lookAround } from '../look-around.js';
import type { Step } from './step.js';

/** Looks at everything from every side. */
export class LookStep implements Step {
  check(history: Readonly<History>): boolean {
    return history.actors.length > 0;
  }

  run(_: History, history: History): Promise<void> {
    return lookAround(history);
  }

  toString(): string {
    return 'look at everything';
  }
}

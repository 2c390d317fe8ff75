import { progressBody } from '../../../bodies/report-bodies.js';
import type { Move } from '../../model/move.js';
import { moveOf } from '../../model/moves/moves.js';
import { perform } from '../../play/perform.js';
import type { History } from '../history.js';
import { nameOf, type Step } from './step.js';

const REPORT = moveOf('report progress');

const DONE = 100;

/** The agent reports that a subtask has come further. */
export class ProgressStep implements Step {
  constructor(
    private readonly slot: number,
    private readonly subtask: string,
    private readonly advance: number,
  ) {}

  check(history: Readonly<History>): boolean {
    return history.peek(this.slot)?.hasTask ?? false;
  }

  async run(_: History, history: History): Promise<void> {
    const actor = await history.actor(this.slot);
    const { subtask } = this;
    const progress = Math.min(DONE, (actor.progress.get(subtask) ?? 0) + this.advance);
    const move: Move = {
      ...REPORT,
      input: ({ taskId }) => ({
        path: { task_id: taskId },
        body: { ...progressBody(), subtask_name: subtask, progress },
      }),
    };
    const { outcome } = await perform(actor.play, move, 'history');
    if (outcome === 'accepted') actor.progress.set(subtask, progress);
    await history.endStep(move.operationId, actor);
  }

  toString(): string {
    return `report ${this.advance} percent more of ${this.subtask} (${nameOf(this.slot)})`;
  }
}

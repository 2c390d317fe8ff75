import type { Move } from '../../model/move.js';
import { GONE } from '../../model/situation.js';
import { perform } from '../../play/perform.js';
import type { Actor } from '../actor.js';
import type { History } from '../history.js';
import { nameOf, type Step } from './step.js';

/** Moves after which progress may begin anew. */
const SET_GOING = ['start', 'restart', 'test', 'clone_test'];

/** A move of the model, asked for about one of the sources. */
export class MoveStep implements Step {
  constructor(
    private readonly slot: number,
    private readonly move: Move,
  ) {}

  check(history: Readonly<History>): boolean {
    return this.move.about === 'source' || (history.peek(this.slot)?.hasTask ?? false);
  }

  async run(_: History, history: History): Promise<void> {
    const { slot, move } = this;
    const actor = await history.actor(slot);
    const { play } = actor;
    const { taskId } = play;
    play.templateId = history.templates.at(-1)?.id ?? '';
    const { outcome } = await perform(play, move.needs === 'template' ? anyRegion(move) : move, 'history');
    if (outcome === 'accepted') follow(actor, move, taskId, history, slot);
    await history.endStep(move.operationId, actor);
  }

  toString(): string {
    return `${this.move.id} (${nameOf(this.slot)})`;
  }
}

/** Whether a template of another region will do is open, so that only a refusal is certain. */
const anyRegion = (move: Move): Move => ({
  ...move,
  decisions: move.decisions.filter(({ answer }) => answer === 'refused'),
});

/** Takes note of what an accepted move leads to besides states. */
function follow(actor: Actor, { id, reports }: Move, taskId: string, history: History, slot: number): void {
  const { play } = actor;
  if (SET_GOING.includes(id) || reports) actor.progress.clear();
  if (play.situation.source === GONE) history.loseSource(slot);
  else if (play.situation.task === GONE) {
    play.trial.context.world.forget('task', taskId);
    actor.loseTask();
  }
}

import { NONE, NOTHING_YET } from '../model/situation.js';
import { CommandBook } from '../play/command-book.js';
import type { Play } from '../play/play.js';

/** A source of a history with its task, and what its agent was told and has reported. */
export class Actor {
  readonly commands = new CommandBook();
  /** The progress in percent that was last reported of each subtask since the task was last set going. */
  readonly progress = new Map<string, number>();
  /** The template with which the task was created; empty where there is none. */
  templateId = '';
  /** The migration project of the history to which the source belongs; empty where it belongs to another one. */
  projectId = '';

  /** @param obey what the agent does for a server that waits for it */
  constructor(
    readonly play: Play,
    obey: (actor: Actor) => Promise<void>,
  ) {
    play.obey = () => obey(this);
    play.onAccepted = (move) => this.commands.issue(move, play.taskId, play.situation.past.started === 'yes');
  }

  get hasTask(): boolean {
    return this.play.taskId !== '';
  }

  /** Forgets the task, which was deleted. */
  loseTask(): void {
    const { play } = this;
    play.taskId = '';
    play.situation = { ...play.situation, task: NONE, past: NOTHING_YET };
    play.late.task.clear();
    this.templateId = '';
    this.progress.clear();
  }
}

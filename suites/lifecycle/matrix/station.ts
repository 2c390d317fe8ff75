import { lifecycle } from '../../../spec/lifecycle.js';
import type { Context } from '../../harness/context.js';
import { Trial } from '../../harness/trial.js';
import { Unproven } from '../../harness/unproven.js';
import { moveOf } from '../model/moves/moves.js';
import { cyclesFor, reportMove } from '../model/moves/reports.js';
import { GONE, NONE, NOTHING_YET } from '../model/situation.js';
import { wayTo } from '../model/ways.js';
import { perform } from '../play/perform.js';
import { Play } from '../play/play.js';
import { Tentative } from '../play/tentative.js';
import { isUsualRow, type Row } from './row.js';

/** The cycles in which a state is reported first of all, by the state of the task. */
const CYCLES: Record<string, readonly string[]> = {
  [NONE]: ['setting'],
  READY: ['setting', 'replicating'],
  SYNCING: ['syncing'],
  MIGRATE_SUCCESS: ['cutovered'],
};

/** Brings sources and tasks of the run into the states of a row, on the shortest way or from where the last one is. */
export class Station {
  readonly recorder: Tentative;
  /** Has what several plays share. */
  readonly #shared: Trial;
  #play: Play | undefined;
  #templateId = '';
  #projectId = '';

  constructor(
    private readonly context: Context,
    private readonly label: string,
  ) {
    this.recorder = new Tentative(context.recorder);
    this.#shared = new Trial(context, label);
  }

  /**
   * A source and its task in the states of a row.
   *
   * @param fresh whether it has to be one that nothing else was tried on
   * @param again whether the source had another task before, which was deleted
   * @throws {Unproven} with the reason why the row cannot be reached
   */
  async reach(row: Row, fresh = false, again = false): Promise<Play> {
    const play = this.#play;
    const { task, source } = play?.situation ?? {};
    const isThere = task === row.task && source !== GONE;
    const isUsable = isThere && !fresh && (!isUsualRow(row) || play?.isEquipped);
    if (play && isUsable) {
      await this.#report(play, row.source);
      if (isAt(play, row)) return play;
    }
    await this.leave();
    return this.#build(row, again);
  }

  /** Removes source and task. */
  async leave(): Promise<void> {
    const play = this.#play;
    this.#play = undefined;
    if (play) await this.context.world.tidy(play.trial);
  }

  /** Removes everything. */
  async close(): Promise<void> {
    await this.leave();
    await this.context.world.tidy(this.#shared);
  }

  /** Notes that the template was deleted. */
  loseTemplate(): void {
    this.#templateId = '';
  }

  async #build(row: Row, again: boolean): Promise<Play> {
    const way = wayTo(row.task);
    if (!way) throw new Unproven(whyUnreachable(row.task));
    const trial = new Trial({ ...this.context, recorder: this.recorder }, this.label);
    const play = new Play(trial, (await this.context.world.source(trial)).id);
    this.#play = play;
    await this.#equip(play, isUsualRow(row));
    if (again) await haveHadTask(play);
    for (const { to, move } of way) {
      if (play.situation.task === NONE) await createTask(play);
      else await perform(play, move, 'matrix');
      if (play.situation.task !== to)
        throw new Unproven(`${move.what} leaves the task ${play.situation.task} instead of ${to}`);
    }
    if (way.length === 0) await ready(play);
    // Whether the way there is as it should be is judged in the rows that it leads through.
    this.recorder.discard();
    if (row.task !== GONE) await this.#report(play, row.source);
    if (!isAt(play, row))
      throw new Unproven(`the task is ${play.situation.task}, its source ${play.situation.source}`);
    play.moves = 0;
    return play;
  }

  /** Gives a play a template and, where everything is tried, a project; its task is then created with the template. */
  async #equip(play: Play, wholly: boolean): Promise<void> {
    const { world } = this.context;
    if (this.#templateId === '') this.#templateId = (await world.templateForTask(this.#shared)).id;
    if (wholly && this.#projectId === '') this.#projectId = (await world.project(this.#shared)).id;
    play.templateId = this.#templateId;
    play.projectId = this.#projectId;
    play.isEquipped = wholly;
  }

  /** Lets the agent report a state, unless the source is in it. */
  async #report(play: Play, source: string): Promise<void> {
    const { task } = play.situation;
    if (play.situation.source === source) return;
    const moves = cyclesFor(source, CYCLES[task] ?? ['replicating']).map((cycle) =>
      reportMove(source, cycle),
    );
    for (const move of moves) {
      const { outcome } = await perform(play, move, 'matrix');
      this.recorder.commit();
      if (outcome !== 'accepted') continue;
      if (play.situation.task === task) return;
      throw new Unproven(`${move.what} takes the task from ${task} to ${play.situation.task}`);
    }
    const tried = moves.map(({ what }) => what).join(' and ');
    throw new Unproven(`UpdateCopyState refuses ${tried} for a task that is ${task}`);
  }
}

const isAt = ({ situation }: Play, { task, source }: Row): boolean =>
  situation.task === task && (task === GONE || situation.source === source);

/** Creates a task, with the template where there is one. */
async function createTask(play: Play): Promise<void> {
  const { trial, sourceId, templateId, isEquipped } = play;
  const template = isEquipped ? { vm_template_id: templateId } : {};
  play.taskId = (await trial.context.world.task(trial, sourceId, template)).id;
  await play.look();
}

/** Creates a task and deletes it. Its agent may still be told of that. */
async function haveHadTask(play: Play): Promise<void> {
  await createTask(play);
  await perform(play, moveOf('delete'), 'matrix');
  if (play.situation.task !== GONE)
    throw new Unproven(`the task is ${play.situation.task} after its deletion`);
  play.trial.context.world.forget('task', play.taskId);
  play.taskId = '';
  play.situation = { ...play.situation, task: NONE, past: NOTHING_YET };
}

/** Looks until a new source has passed its checks. */
async function ready(play: Play): Promise<void> {
  await play.trial.eventually(
    () => play.look(),
    ({ situation }) => situation.source === 'waiting',
  );
}

function whyUnreachable(task: string): string {
  const reason = lifecycle.task.unreachable.find(({ states }) => states.includes(task));
  return reason?.en ?? `no documented request leads to ${task}.`;
}

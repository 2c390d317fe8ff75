import { lifecycle } from '../../../spec/lifecycle.js';
import type { Check } from '../../harness/check.js';
import { Trial } from '../../harness/trial.js';
import { Unproven } from '../../harness/unproven.js';
import { moveOf } from '../model/moves/moves.js';
import { reportMove } from '../model/moves/reports.js';
import { Tentative } from '../play/tentative.js';
import { Deviates } from './deviates.js';
import { History } from './history.js';
import { expectDueCommands, lookAround } from './look-around.js';
import { HISTORY_REQUIREMENTS } from './sequence-checks.js';
import { FetchStep, ResultStep, WrongResultStep } from './steps/command-steps.js';
import { LookStep } from './steps/look-step.js';
import { MoveStep } from './steps/move-step.js';
import { ProgressStep } from './steps/progress-step.js';
import type { Step } from './steps/step.js';
import { TaskStep } from './steps/task-step.js';
import { CreateStep, DeleteStep, MoveToProjectStep, PROJECTS, TEMPLATES } from './steps/thing-steps.js';

/** After so many different deviations, the history is not lived through again. */
const ENOUGH = 3;

const [A, B, C] = [0, 1, 2];

const look = new LookStep();
const ask = (slot: number, move: string): Step => new MoveStep(slot, moveOf(move));
const report = (slot: number, state: string, cycle: string): Step =>
  new MoveStep(slot, reportMove(state, cycle));
const [subtask = ''] = lifecycle.task.subtasks.rounds[0]?.order ?? [];

/** The agent fetches what it is told and reports about it. */
const obey = (slot: number, success: boolean): Step[] => [new FetchStep(slot), new ResultStep(slot, success)];

/** What every run asks for, whatever its seed: each state of a task with neighbours that nobody asks anything of. */
const STEPS: readonly Step[] = [
  new CreateStep(TEMPLATES, false),
  new CreateStep(TEMPLATES, true),
  new CreateStep(PROJECTS, false),
  new CreateStep(PROJECTS, true),
  new TaskStep(C, false),
  new TaskStep(B, true),
  new TaskStep(A, false),
  new MoveToProjectStep(A),
  look,
  new DeleteStep(PROJECTS, 0),
  new DeleteStep(TEMPLATES, 0),
  ask(B, 'start'),
  ask(A, 'start'),
  new FetchStep(C),
  new WrongResultStep(A, 'STOP'),
  ...obey(A, true),
  new ProgressStep(A, subtask, 30),
  new ProgressStep(A, subtask, 30),
  look,
  ask(A, 'delete the source'),
  ask(A, 'stop'),
  look,
  ...obey(A, true),
  ask(A, 'start'),
  report(A, 'replicate', 'replicating'),
  ask(A, 'delete'),
  report(A, 'syncing', 'syncing'),
  look,
  report(A, 'error', 'syncing'),
  look,
  ask(A, 'start'),
  report(A, 'syncing', 'syncing'),
  ask(A, 'test'),
  report(A, 'finished', 'cutovered'),
  look,
  ask(A, 'restart'),
  ask(A, 'report the disks'),
  report(A, 'stopped', 'syncing'),
  look,
  ...obey(B, false),
  look,
  ask(B, 'delete'),
  look,
  new TaskStep(B, false),
  look,
  new DeleteStep(TEMPLATES, 0),
  ask(C, 'delete in a batch'),
  ask(C, 'delete the source'),
  look,
];

/** One history that is the same in every run, so that what it shows does not depend on the seed. */
export const knownHistory: Check = {
  suite: 'lifecycle',
  operationId: 'UpdateTaskStatus',
  label: 'known history',
  requirements: HISTORY_REQUIREMENTS,
  scope: 'own-resources',
  async run({ context, label }) {
    const known = new Set<string>();
    while (known.size < ENOUGH) {
      const steps: Step[] = [];
      const found = await live(new Trial(context, label), known, steps);
      if (!found) return;
      known.add(found.requirement);
      const message = `${found.message} The history: ${steps.join(', ')}.`;
      context.recorder.deviate(found.requirement, { ...found.deviation, message });
    }
  },
};

/** Lives through the history until something deviates that is not known yet, and notes the steps. */
async function live(
  { context, label }: Trial,
  known: ReadonlySet<string>,
  lived: Step[],
): Promise<Deviates | undefined> {
  const recorder = new Tentative(context.recorder);
  const trial = new Trial({ ...context, recorder }, label);
  const history = new History(trial, recorder, known);
  try {
    for (const step of STEPS) {
      if (!step.check(history)) continue;
      lived.push(step);
      await step.run(history, history);
    }
    await lookAround(history);
    await expectDueCommands(history);
  } catch (error) {
    if (error instanceof Deviates) return error;
    if (!(error instanceof Unproven)) throw error;
  } finally {
    await context.world.tidy(trial);
  }
  return undefined;
}

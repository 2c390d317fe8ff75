import fc from 'fast-check';
import { lifecycle } from '../../../../spec/lifecycle.js';
import { MOVES, moveOf } from '../../model/moves/moves.js';
import { LEGAL_PAIRS, reportMove } from '../../model/moves/reports.js';
import { FetchStep, ResultStep, WrongResultStep } from './command-steps.js';
import { LookStep } from './look-step.js';
import { MoveStep } from './move-step.js';
import { ProgressStep } from './progress-step.js';
import { SLOTS, type Step } from './step.js';
import { TaskStep } from './task-step.js';
import { CreateStep, DeleteStep, MoveToProjectStep, PROJECTS, TEMPLATES } from './thing-steps.js';

/** Moves that other steps stand for, or that need what a history does not have. */
const ELSEWHERE = [
  'create a task',
  'report progress',
  'ask for a command',
  'report another command',
  'report the waiting command',
  'register the source again',
  'show the certificates',
  'show the password of the target',
  'delete the template',
  'move the source to a project',
];

const OTHERS = MOVES.filter(({ id }) => !ELSEWHERE.includes(id));

const slot = fc.nat({ max: SLOTS - 1 });

const move = (id: string) => slot.map((of): Step => new MoveStep(of, moveOf(id)));

const often = (weight: number, step: fc.Arbitrary<Step>) => Array.from({ length: weight }, () => step);

const PAIRS = lifecycle.source.cycles.flatMap((cycle) =>
  Object.values(lifecycle.source.reported).map((state) => [state, cycle] as const),
);

/** The subtasks of the documented example. */
const SUBTASKS = lifecycle.task.subtasks.rounds[0]?.order ?? [];

/** Every step of a history; those that bring it on come more often. */
export const STEPS: readonly fc.Arbitrary<Step>[] = [
  ...often(
    5,
    fc.tuple(slot, fc.nat({ max: 3 })).map(([of, one]) => new TaskStep(of, one === 0)),
  ),
  ...often(5, move('start')),
  ...often(3, move('stop')),
  ...often(2, move('delete')),
  move('delete in a batch'),
  move('delete the source'),
  ...often(
    5,
    fc
      .tuple(slot, fc.constantFrom(...LEGAL_PAIRS))
      .map(([of, pair]) => new MoveStep(of, reportMove(...pair))),
  ),
  fc.tuple(slot, fc.constantFrom(...PAIRS)).map(([of, pair]) => new MoveStep(of, reportMove(...pair))),
  ...often(
    2,
    slot.map((of) => new MoveStep(of, reportMove('syncing', 'syncing'))),
  ),
  ...often(
    5,
    fc.tuple(slot, fc.constantFrom(...OTHERS)).map(([of, one]) => new MoveStep(of, one)),
  ),
  ...often(
    2,
    fc
      .tuple(slot, fc.constantFrom(...SUBTASKS), fc.integer({ min: 1, max: 60 }))
      .map(([of, name, advance]) => new ProgressStep(of, name, advance)),
  ),
  ...often(
    3,
    slot.map((of) => new FetchStep(of)),
  ),
  ...often(
    3,
    fc.tuple(slot, fc.nat({ max: 4 })).map(([of, one]) => new ResultStep(of, one > 0)),
  ),
  fc
    .tuple(slot, fc.constantFrom('START', 'STOP', 'DELETE'))
    .map(([of, name]) => new WrongResultStep(of, name)),
  fc.nat({ max: 3 }).map((one) => new CreateStep(TEMPLATES, one === 0)),
  fc.nat({ max: 3 }).map((one) => new CreateStep(PROJECTS, one === 0)),
  fc.nat({ max: 4 }).map((index) => new DeleteStep(TEMPLATES, index)),
  fc.nat({ max: 4 }).map((index) => new DeleteStep(PROJECTS, index)),
  slot.map((of) => new MoveToProjectStep(of)),
  fc.constant(new LookStep()),
];

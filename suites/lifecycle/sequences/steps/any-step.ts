import fc from 'fast-check';
import { lifecycle } from '../../../../spec/lifecycle.js';
import { requirementsOf } from '../../model/model-requirements.js';
import type { Move } from '../../model/move.js';
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

/** Says whether a requirement is asked for. */
type IsAsked = (requirement: string) => boolean;

/** A kind of step with the requirements that it shows. */
export interface Kind {
  step: fc.Arbitrary<Step>;
  /** How often it comes, as against other kinds. */
  weight: number;
  shows: readonly string[];
}

/** How much more often a step comes that shows what a run is about, where the run is not about everything. */
const FOCUS = 6;

const slot = fc.nat({ max: SLOTS - 1 });

const of = (weight: number, shows: readonly string[], step: fc.Arbitrary<Step>): Kind => ({
  weight,
  shows,
  step,
});

const shownBy = (move: Move): string[] => requirementsOf([move], 'history');

const move = (weight: number, id: string): Kind =>
  of(
    weight,
    shownBy(moveOf(id)),
    slot.map((actor) => new MoveStep(actor, moveOf(id))),
  );

const PAIRS = lifecycle.source.cycles.flatMap((cycle) =>
  Object.values(lifecycle.source.reported).map((state) => [state, cycle] as const),
);

/** The subtasks of the documented example. */
const SUBTASKS = lifecycle.task.subtasks.rounds[0]?.order ?? [];

const REPORTS = shownBy(reportMove('syncing', 'syncing'));

const COMMANDS = ['ShowCommand.history', 'ShowCommand.commands-once', 'R55'];

const RESULTS = ['UpdateCommandResult.history', 'R56'];

/** Every step of a history; those that bring it on come more often. */
const KINDS: readonly Kind[] = [
  of(
    5,
    ['CreateTask.history'],
    fc.tuple(slot, fc.nat({ max: 3 })).map(([actor, one]) => new TaskStep(actor, one === 0)),
  ),
  move(5, 'start'),
  move(3, 'stop'),
  move(2, 'delete'),
  move(1, 'delete in a batch'),
  move(1, 'delete the source'),
  of(
    5,
    REPORTS,
    fc
      .tuple(slot, fc.constantFrom(...LEGAL_PAIRS))
      .map(([actor, pair]) => new MoveStep(actor, reportMove(...pair))),
  ),
  of(
    1,
    REPORTS,
    fc
      .tuple(slot, fc.constantFrom(...PAIRS))
      .map(([actor, pair]) => new MoveStep(actor, reportMove(...pair))),
  ),
  of(
    2,
    REPORTS,
    slot.map((actor) => new MoveStep(actor, reportMove('syncing', 'syncing'))),
  ),
  of(
    2,
    ['UpdateTaskSpeed.history'],
    fc
      .tuple(slot, fc.constantFrom(...SUBTASKS), fc.integer({ min: 1, max: 60 }))
      .map(([actor, name, advance]) => new ProgressStep(actor, name, advance)),
  ),
  of(
    3,
    COMMANDS,
    slot.map((actor) => new FetchStep(actor)),
  ),
  of(
    3,
    RESULTS,
    fc.tuple(slot, fc.nat({ max: 4 })).map(([actor, one]) => new ResultStep(actor, one > 0)),
  ),
  of(
    1,
    ['SMS.6021'],
    fc
      .tuple(slot, fc.constantFrom('START', 'STOP', 'DELETE'))
      .map(([actor, name]) => new WrongResultStep(actor, name)),
  ),
  of(
    1,
    ['CreateTemplate.history'],
    fc.nat({ max: 3 }).map((one) => new CreateStep(TEMPLATES, one === 0)),
  ),
  of(
    1,
    ['CreateMigproject.history'],
    fc.nat({ max: 3 }).map((one) => new CreateStep(PROJECTS, one === 0)),
  ),
  of(
    1,
    ['DeleteTemplate.history', 'DeleteTemplate.SMS.7111'],
    fc.nat({ max: 4 }).map((index) => new DeleteStep(TEMPLATES, index)),
  ),
  of(
    1,
    ['DeleteMigproject.history', 'SMS.7311'],
    fc.nat({ max: 4 }).map((index) => new DeleteStep(PROJECTS, index)),
  ),
  of(
    1,
    ['UpdateServerName.history', 'SMS.7311'],
    slot.map((actor) => new MoveToProjectStep(actor)),
  ),
  of(1, ['ShowServer.history', 'ListTasks.history', 'ListServers.history'], fc.constant(new LookStep())),
];

/** How often any one of the other moves comes. */
const OTHER = 5;

/**
 * The steps of histories that are about some requirements, or about all.
 *
 * @param more further kinds of steps
 */
export function stepsFor(isAsked: IsAsked, more: readonly Kind[] = []): fc.Arbitrary<Step>[] {
  const kinds = [...KINDS, ...more];
  const isAbout = (shows: readonly string[]) => shows.some(isAsked);
  const isWhole = kinds.every(({ shows }) => isAbout(shows));
  const often = (weight: number, shows: readonly string[]) =>
    weight * (!isWhole && isAbout(shows) ? FOCUS : 1);
  const others = OTHERS.flatMap((one) => repeated(often(1, shownBy(one)), one));
  const other = fc
    .tuple(slot, fc.constantFrom(...others))
    .map(([actor, one]): Step => new MoveStep(actor, one));
  return [
    ...kinds.flatMap(({ step, weight, shows }) => repeated(often(weight, shows), step)),
    ...repeated(often(OTHER, OTHERS.flatMap(shownBy)), other),
  ];
}

const repeated = <T>(times: number, one: T): T[] => Array.from({ length: times }, () => one);

import { lifecycle, taskTransition } from '../../../../spec/lifecycle.js';
import { unknownId } from '../../../arrangements/own-objects.js';
import { SAME } from '../after.js';
import type { After, Decision, Move, Objects } from '../move.js';
import { LASTING, transitionDecisions } from './transition-decisions.js';

const START = taskTransition('task.start');
const STOP = taskTransition('task.stop');

/** States of the source before anything was synchronised or launched. */
const BEFORE_SYNCHRONISING = [
  'unavailable',
  'waiting',
  'initialize',
  'replicate',
  'stopping',
  'stopped',
  'skipping',
  'deleting',
  'error',
];

/** Cycles in which a migration is under way or was. */
const MIGRATING = ['replicating', 'syncing', 'cutovering', 'cutovered'];

interface Action {
  decisions: readonly Decision[];
  after: After;
  more?: Partial<Move>;
}

const notYet = (by: string, past: 'synchronised' | 'launched', ...codes: string[]): Decision => ({
  when: {
    task: LASTING.filter((state) => state !== 'MIGRATE_SUCCESS' && state !== 'SYNCING'),
    source: BEFORE_SYNCHRONISING,
    past: { [past]: ['no'] },
  },
  answer: 'refused',
  by,
  codes: [by, ...codes],
});

const WHILE_SYNCHRONISED: Decision = {
  when: { task: ['SYNCING'], source: ['syncing'], cycle: ['syncing'] },
  answer: 'accepted',
  by: 'SMS.7721',
};

/** What an action that neither starts nor ends anything leaves as it is. */
const ALONE = 'UpdateTaskStatus.actions-alone';

/** Where the source of a task may be that was started. */
const RESUMED = [SAME, 'waiting', 'initialize', 'replicate', 'syncing'];

const ACTIONS: Record<string, Action> = {
  start: {
    decisions: transitionDecisions(START),
    after: {
      task: [START.to ?? SAME],
      source: RESUMED,
      by: START.id,
    },
    more: {
      remember: { started: 'yes' },
      // What was launched or synchronised before may go on to be.
      instead: [
        {
          when: { cycle: ['cutovering', 'cutovered'] },
          task: [START.to ?? SAME, 'SYNCING'],
          source: [...RESUMED, 'cutovering'],
          by: START.id,
        },
        {
          when: { past: { synchronised: ['perhaps', 'yes'] } },
          task: [START.to ?? SAME, 'SYNCING'],
          source: RESUMED,
          by: START.id,
        },
      ],
    },
  },
  stop: {
    decisions: transitionDecisions(STOP),
    after: {
      task: [STOP.to ?? SAME],
      source: [SAME, 'stopping', 'stopped'],
      via: STOP.via ?? [],
      by: STOP.id,
    },
    more: {
      // A source that stopped is in none of the cycles before these (SMS.7728).
      instead: [
        {
          when: { cycle: MIGRATING },
          task: [STOP.to ?? SAME],
          source: [SAME, 'stopping', 'stopped'],
          cycle: MIGRATING,
          via: STOP.via ?? [],
          by: STOP.id,
        },
      ],
    },
  },
  test: {
    decisions: [WHILE_SYNCHRONISED, notYet('SMS.7721', 'synchronised')],
    after: {
      task: [SAME, 'RUNNING', 'SYNCING', 'MIGRATE_SUCCESS'],
      source: [SAME, 'cutovering', 'finished'],
    },
    more: { remember: { launched: 'perhaps' } },
  },
  clone_test: {
    // Without a template of the run, the request names none that exists.
    decisions: [WHILE_SYNCHRONISED, notYet('SMS.7721', 'synchronised', 'SMS.7101')],
    after: { task: [SAME, 'RUNNING', 'SYNCING'], source: [SAME, 'cloning', 'syncing'] },
    more: { needs: 'template' },
  },
  restart: {
    decisions: [
      {
        when: { task: ['MIGRATE_SUCCESS'], source: ['finished'], cycle: ['cutovered'] },
        answer: 'accepted',
        by: 'SMS.7722',
      },
      notYet('SMS.7722', 'launched'),
    ],
    after: {
      task: [SAME, 'SYNCING', 'RUNNING'],
      source: [SAME, 'initialize', 'replicate', 'syncing'],
      by: 'SMS.7722',
    },
    more: { remember: { synchronised: 'perhaps' } },
  },
  network_check: { decisions: [], after: { task: [SAME], source: [SAME], by: ALONE } },
  skip: {
    decisions: [],
    after: { task: [SAME], source: [SAME, 'skipping', 'replicate', 'syncing'], by: ALONE },
  },
  clear: {
    decisions: [],
    after: { task: [SAME], source: [SAME, 'clearing', 'cleared', 'clearfailed'], by: ALONE },
  },
  migration_test: {
    decisions: [],
    after: {
      task: [SAME, 'RUNNING', 'SYNCING'],
      source: [SAME, 'premigready', 'premiging', 'premiged', 'premigfailed'],
    },
  },
};

const TRANSITIONS = [...lifecycle.task.transitions, ...lifecycle.task.further];

/** The nine actions of UpdateTaskStatus. */
export const actionMoves: readonly Move[] = Object.entries(ACTIONS).map(
  ([id, { decisions, after, more }]) => {
    const transition = TRANSITIONS.find(({ action }) => action === id)?.id;
    return {
      id,
      operationId: 'UpdateTaskStatus',
      by: 'user',
      about: 'task',
      what: `the action ${id}`,
      asked: 'in every pair',
      input: ({ taskId, templateId }: Objects) => ({
        path: { task_id: taskId },
        body: { operation: id, ...(id === 'clone_test' && { template_id: templateId || unknownId() }) },
      }),
      decisions,
      after,
      ...(transition !== undefined && { transition }),
      ...more,
    };
  },
);

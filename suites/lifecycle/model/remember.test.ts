import { describe, expect, test } from 'vitest';
import { lifecycle } from '../../../spec/lifecycle.js';
import { moveOf } from './moves/moves.js';
import { learn, recall } from './remember.js';
import { type Certainty, NOTHING_YET, type Past } from './situation.js';

/** What may have happened where a task, its source and its cycle are seen; the rest shows nothing. */
function shown(seen: { task?: string; source?: string; cycle?: string }): string {
  const past = learn(NOTHING_YET, { task: 'READY', source: 'waiting', cycle: 'setting', ...seen });
  expect(Object.values(past)).not.toContain('yes');
  return Object.entries(past)
    .flatMap(([fact, certainty]) => (certainty === 'perhaps' ? [fact] : []))
    .join(' ');
}

const ofAll = (states: readonly string[], look: (state: string) => string) =>
  Object.fromEntries(states.map((state) => [state, look(state)]));

describe('what a look at a task that nobody touched tells of its past', () => {
  test('by the state of the task', () => {
    const { states } = lifecycle.task;
    const lasting = states.filter((state) => !state.startsWith('SYNC_F'));
    expect(ofAll(lasting, (task) => shown({ task }))).toEqual({
      READY: '',
      RUNNING: 'started',
      SYNCING: 'started synchronised',
      MIGRATE_SUCCESS: 'started launched',
      MIGRATE_FAIL: 'started',
      ABORTING: 'started',
      ABORT: 'started',
      DELETING: '',
    });
  });

  test('by the state of the source', () => {
    expect(ofAll(Object.values(lifecycle.source.reported), (source) => shown({ source }))).toEqual({
      unavailable: '',
      waiting: '',
      initialize: 'started',
      replicate: 'started',
      syncing: 'started synchronised',
      stopping: 'started',
      stopped: 'started',
      skipping: 'started',
      deleting: '',
      error: 'started',
      cloning: 'started synchronised',
      cutovering: 'started synchronised launched',
      finished: 'started synchronised launched',
      clearing: 'launched',
      cleared: 'launched',
      clearfailed: 'launched',
      premigready: '',
      premiging: '',
      premiged: '',
      premigfailed: '',
    });
  });

  test('by the cycle', () => {
    expect(ofAll(lifecycle.source.cycles, (cycle) => shown({ cycle }))).toEqual({
      checking: '',
      setting: '',
      replicating: '',
      syncing: 'synchronised',
      cutovering: 'synchronised',
      cutovered: 'launched',
    });
  });
});

describe('what is known of the past of a task', () => {
  const running = { task: 'RUNNING', source: 'replicate', cycle: 'replicating' };

  test.each<[Certainty, Certainty]>([
    ['no', 'perhaps'],
    ['perhaps', 'perhaps'],
    ['yes', 'yes'],
  ])('gets no less sure by another look: %s becomes %s', (known, then) => {
    expect(learn({ ...NOTHING_YET, started: known }, running).started).toBe(then);
  });

  test('stays when nothing of it is seen any more', () => {
    const past: Past = { started: 'yes', synchronised: 'perhaps', launched: 'yes', collecting: 'perhaps' };
    expect(learn(past, { task: 'READY', source: 'waiting', cycle: 'setting' })).toEqual(past);
  });

  test('ends with the task', () => {
    const past: Past = { started: 'yes', synchronised: 'yes', launched: 'yes', collecting: 'yes' };
    expect(learn(past, { task: 'none', source: 'finished', cycle: 'cutovered' })).toEqual(NOTHING_YET);
  });

  test('grows by what a request was accepted for, and by nothing else', () => {
    const past: Past = { ...NOTHING_YET, launched: 'perhaps' };
    expect(recall(past, moveOf('start'))).toEqual({ ...past, started: 'yes' });
    expect(recall(past, moveOf('rename the task'))).toEqual(past);
  });
});

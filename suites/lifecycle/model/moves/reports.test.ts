import { describe, expect, test } from 'vitest';
import { lifecycle } from '../../../../spec/lifecycle.js';
import { predict } from '../prediction.js';
import { NOTHING_YET } from '../situation.js';
import { cyclesFor, FORBIDDEN_REPORT, reportMove, SOURCE_STATES } from './reports.js';

describe('the cycles in which a state can be reported', () => {
  test.each<[state: string, preferred: string[], cycles: string[]]>([
    ['waiting', ['replicating'], ['checking', 'setting']],
    ['replicate', ['syncing'], ['replicating']],
    ['stopped', [], ['replicating', 'syncing', 'cutovering', 'cutovered']],
    ['stopped', ['cutovered'], ['cutovered', 'replicating', 'syncing', 'cutovering']],
    ['error', ['checking', 'syncing'], ['syncing', 'replicating', 'cutovering', 'cutovered']],
    ['clearing', ['replicating'], ['cutovered']],
    ['unavailable', [], ['checking']],
  ])('%s, rather in %j: %j', (state, preferred, cycles) => {
    expect(cyclesFor(state, preferred)).toEqual(cycles);
  });

  test('are one at least for every state', () => {
    expect(SOURCE_STATES.filter((state) => cyclesFor(state, []).length === 0)).toEqual([]);
  });
});

describe('the report of a state', () => {
  const answersOf = (task: string) =>
    lifecycle.source.cycles.flatMap((cycle) =>
      SOURCE_STATES.map((state) => {
        const situation = { task, source: 'waiting', cycle, connected: true, past: NOTHING_YET };
        return predict(reportMove(state, cycle), situation).answer;
      }),
    );

  test.each([
    ['READY', 0],
    ['RUNNING', 24],
    ['SYNCING', 24],
    ['ABORT', 0],
  ])('of a task that is %s is accepted in %i pairs and refused in 41', (task, accepted) => {
    const answers = answersOf(task);
    expect(answers.filter((answer) => answer === 'accepted')).toHaveLength(accepted);
    expect(answers.filter((answer) => answer === 'refused')).toHaveLength(41);
  });

  test('says what it reports', () => {
    const { id, what, reports, by, about, operationId } = reportMove('stopped', 'syncing');
    expect([id, what, reports]).toEqual([
      'report stopped in syncing',
      'the report of stopped in syncing',
      ['stopped', 'syncing'],
    ]);
    expect([by, about, operationId]).toEqual(['agent', 'source', 'UpdateCopyState']);
  });

  test('of a forbidden pair is refused and would change nothing', () => {
    expect(FORBIDDEN_REPORT.reports).toEqual(['replicate', 'checking']);
    expect(FORBIDDEN_REPORT.after).toEqual({ task: ['='], source: ['='] });
    expect(FORBIDDEN_REPORT.decisions.map(({ answer }) => answer)).toEqual(['refused']);
  });
});

import { describe, expect, test } from 'vitest';
import type { Failure } from '../suites/results/run.js';
import { certifyMutated } from './testing/certify-mutated.js';
import { describeReported } from './testing/describe-reported.js';
import { MUTATIONS_OF_HISTORIES } from './testing/mutations/catalogue.js';
import { acceptsInstead, answers, objectIn, on } from './testing/mutations/deviations.js';
import type { MutationCase } from './testing/mutations/mutation-case.js';

describeReported('a server deviates in some state, history or race and is reported:', MUTATIONS_OF_HISTORIES);

const certified = async (
  mutation: MutationCase['mutation'],
  breaks: string,
  operations: string[],
  count: number,
): Promise<Failure[]> => {
  const deviating = { mutation, operations, suites: ['lifecycle'] as const, breaks: [breaks] };
  const { run } = await certifyMutated({ ...deviating, runs: count, shrink: true });
  return run.failures.filter(({ requirement }) => requirement === breaks);
};

/** The steps of a history as its failure tells them. */
const historyOf = ({ message }: Failure): string[] =>
  /The history: (.*)\. The same/.exec(message)?.[1]?.split(', ') ?? [];

describe('a failing history is as short as can be', () => {
  test('a task that is renamed twice and then stops is told in its few steps', async () => {
    const renamed = new Map<string, number>();
    const mutation = on('UpdateTask', async (asked, forward) => {
      const answered = await forward(asked);
      const id = asked.path.task_id ?? '';
      renamed.set(id, (renamed.get(id) ?? 0) + (answered.status === 200 ? 1 : 0));
      if (renamed.get(id) !== 2) return answered;
      await forward({
        ...asked,
        method: 'POST',
        pathname: `${asked.pathname}/action`,
        text: JSON.stringify({ operation: 'start' }),
      });
      return answered;
    });
    const failures = await certified(() => mutation(), 'UpdateTask.history', ['UpdateTask'], 100);
    const [failure] = failures;
    expect(failure && historyOf(failure).map((step) => step.replace(/ \(.\)$/, ''))).toEqual([
      expect.stringMatching(/^create a task/),
      'rename the task',
      'rename the task',
    ]);
    expect(failure?.steps.filter((step) => step.startsWith('PUT'))).toHaveLength(2);
  });

  test('the same seed leads to the same history', async () => {
    const mutation = answers('ShowTask', (record) =>
      record.state === 'SYNCING' ? { ...record, state: 'MIGRATE_FAIL' } : record,
    );
    const once = async () => {
      const breaks = ['UpdateCopyState.history'];
      const about = {
        breaks,
        operations: ['UpdateCopyState'],
        suites: ['lifecycle'] as const,
        toTheEnd: true,
      };
      const { run } = await certifyMutated({ ...about, mutation, runs: 16, shrink: true });
      return run.failures.map(historyOf).filter((steps) => steps.length > 0);
    };
    const first = await once();
    expect(first).not.toEqual([]);
    expect(await once()).toEqual(first);
  });
});

describe('the shortest sequence stands before a cell of the matrix that deviates', () => {
  test.each<[string, MutationCase['mutation'], string, string]>([
    [
      'a guard is dropped',
      acceptsInstead('UpdateTaskStatus', ['SMS.7713']),
      'SMS.7713',
      'UpdateTaskStatus start when RUNNING replicate',
    ],
    [
      'a failed task cannot be started',
      on('UpdateTaskStatus', async (asked, forward) => {
        const shown = await forward({
          ...asked,
          method: 'GET',
          pathname: asked.pathname.replace('/action', ''),
          text: '',
        });
        const isFailed = objectIn(shown.text)?.state === 'MIGRATE_FAIL';
        const text = JSON.stringify({ error_code: 'SMS.7713', error_msg: 'No.' });
        return isFailed ? { ...shown, status: 400, text } : forward(asked);
      }),
      'task.start',
      'UpdateTaskStatus start when MIGRATE_FAIL error',
    ],
  ])('%s', async (_, mutation, requirement, cell) => {
    const { run } = await certifyMutated({
      mutation,
      operations: ['UpdateTaskStatus'],
      suites: ['lifecycle'],
      breaks: [],
      runs: 4,
    });
    const failure = run.failures.find(({ id }) => id === `${requirement}#${cell}`);
    expect(failure?.steps.length).toBeLessThan(12);
    const { cells = [] } = run.lifecycle ?? {};
    const [, move = '', task = '', source = ''] = /^\w+ (.*) when (\w+) (\w+)$/.exec(cell) ?? [];
    expect(
      cells.find((one) => one.move === move && one.task === task && one.source === source),
    ).toMatchObject({
      outcome: 'failed',
    });
  });
});

test('a source that stays waiting while its agent reports copying is found in every state of its task', async () => {
  const waits = answers(['ShowTask', 'ShowServer'], (record) => {
    if (record.source_server)
      return { ...record, source_server: { ...(record.source_server as object), state: 'waiting' } };
    return { ...record, state: 'waiting' };
  });
  const failures = await certified(waits, 'UpdateCopyState.matrix', ['UpdateCopyState'], 4);
  expect(failures.length).toBeGreaterThan(0);
});

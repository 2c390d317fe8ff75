import type { Counts, Failure, RequirementResult, Run } from '../../suites/results/run.js';
import { VERDICTS } from '../../suites/results/verdict.js';

const source = { document: '004', section: '5.4.5', table: '5-163', row: 'operation' };

/** A requirement that passed; `changes` makes it what a test needs. */
export function requirementOf(changes: Partial<RequirementResult> = {}): RequirementResult {
  return {
    id: 'UpdateTaskStatus.request.operation.enum',
    operationId: 'UpdateTaskStatus',
    suite: 'rejections',
    level: 'must',
    kind: 'request',
    statement: { en: 'Only the listed operations are accepted.', zh: '只接受列出的操作。' },
    source,
    verdict: 'pass',
    cases: 3,
    reason: null,
    reading: null,
    ...changes,
  };
}

/** A failed case; `changes` makes it what a test needs. */
export function failureOf(changes: Partial<Failure> = {}): Failure {
  return {
    id: 'UpdateTaskStatus.request.operation.enum#1',
    requirement: 'UpdateTaskStatus.request.operation.enum',
    verdict: 'fail',
    message: "operation 'restart' was accepted with status 200; documented are start, stop, collect_log.",
    expected: ['start', 'stop', 'collect_log'],
    received: 9223372036854775807n,
    source,
    documented:
      'document 004 (API manual, issue 38 of 2025-08-14), section 5.4.5, table 5-163, row operation',
    request: {
      method: 'POST',
      url: 'http://127.0.0.1:40000/v3/tasks/7a9a9540/action',
      headers: { 'content-type': 'application/json' },
      body: '{"operation":"restart"}',
    },
    response: { status: 200, headers: {}, body: '{"ok":true}', milliseconds: 3 },
    steps: ['RegisterServer', 'CreateTask'],
    curl: 'curl -i -X POST \'http://127.0.0.1:40000/v3/tasks/7a9a9540/action\' -d \'{"operation":"restart"}\'',
    replay: 'sms-conformance certify --operation UpdateTaskStatus --seed 42',
    ...changes,
  };
}

function countsOf(requirements: readonly RequirementResult[]): Counts {
  const counts = Object.fromEntries(VERDICTS.map((verdict) => [verdict, 0])) as Counts;
  for (const { verdict } of requirements) counts[verdict] += 1;
  return counts;
}

/** A conformant run over the given requirements, with counts that fit; `changes` makes it what a test needs. */
export function runOf(requirements = [requirementOf()], changes: Partial<Run> = {}): Run {
  const suites = [...new Set(requirements.map(({ suite }) => suite))];
  return {
    tool: { name: 'sms-conformance', version: '0.1.0' },
    contract: { edition: 'latest', documents: ['004', '000', '003'], profile: 'full' },
    target: { url: 'http://127.0.0.1:40000', embedded: true, server: null, scope: 'account-wide' },
    run: {
      id: 'a1b2c3',
      seed: 42,
      runs: 20,
      startedAt: '2026-02-03T04:05:06.000Z',
      finishedAt: '2026-02-03T04:05:08.500Z',
      milliseconds: 2500,
      requests: 120,
      suites,
      operations: ['UpdateTaskStatus'],
      interrupted: false,
      shard: null,
      node: 'v20.19.0',
    },
    verdict: 'conformant',
    reasons: [],
    summary: {
      total: countsOf(requirements),
      suites: Object.fromEntries(
        suites.map((suite) => [suite, countsOf(requirements.filter((result) => result.suite === suite))]),
      ),
      levels: { must: countsOf(requirements) },
    },
    requirements,
    failures: [],
    transitions: [],
    lifecycle: null,
    answers: [],
    gate: null,
    leftovers: [],
    ...changes,
  };
}

/** What a hostile or broken server may put into any text that reaches a report. */
export const HOSTILE =
  '\u0000\u0007\u001b[2J\u009b31m\u202e</failure>]]><!--&x;"\'\n::error::\r\ufffe\uffff\ud800迁移😀';

/** A run in which every kind of thing goes wrong, and the server is hostile. */
export function troubledRun(): Run {
  const failed = requirementOf({ verdict: 'fail', reason: 'An undocumented operation is accepted.' });
  const warned = requirementOf({ id: 'ListTasks.request.name.maxLength', verdict: 'warn', level: 'should' });
  const broken = requirementOf({ id: 'ShowTask.response', operationId: 'ShowTask', verdict: 'error' });
  const unproven = requirementOf({
    id: 'SMS.7714',
    suite: 'lifecycle',
    verdict: 'unproven',
    reason: HOSTILE,
  });
  const left = requirementOf({ id: 'R9', operationId: null, verdict: 'not-applicable', reason: 'read-only' });
  return runOf([failed, warned, broken, unproven, left], {
    verdict: 'non-conformant',
    reasons: ['1 requirement failed.'],
    failures: [
      failureOf({
        message: `The answer is ${HOSTILE}`,
        request: {
          method: 'POST',
          url: 'http://127.0.0.1:40000/',
          headers: { 'x-a': HOSTILE },
          body: HOSTILE,
        },
        response: { status: 500, headers: { server: HOSTILE }, body: HOSTILE.repeat(100), milliseconds: 1.5 },
      }),
      failureOf({ id: 'UpdateTaskStatus.request.operation.enum#2' }),
      failureOf({ requirement: warned.id, verdict: 'warn', message: '256 characters are accepted.' }),
      failureOf({ requirement: broken.id, verdict: 'error', message: 'No answer.', response: null }),
    ],
    transitions: [
      {
        id: 'task.stop',
        machine: 'task',
        from: 'RUNNING',
        to: 'ABORT',
        operationId: 'UpdateTaskStatus',
        verdict: 'unproven',
        outcome: 'not reached',
        reason: HOSTILE,
        source,
      },
    ],
    lifecycle: {
      states: [{ machine: 'task', state: 'READY', seen: true, reason: null }],
      cells: [
        {
          task: 'READY',
          source: 'waiting',
          move: 'stop',
          operationId: 'UpdateTaskStatus',
          predicted: 'refused',
          outcome: 'not reached',
          reason: HOSTILE,
        },
      ],
      coverage: {
        states: { covered: 10, total: 12 },
        transitions: { covered: 41, total: 57 },
        cells: { covered: 212, total: 240 },
      },
    },
    answers: [
      {
        operationId: 'ShowTask',
        status: 400,
        code: HOSTILE,
        count: 2,
        line: 7,
        request: { method: 'GET', url: 'http://127.0.0.1:40000/v3/tasks/1', headers: {}, body: null },
        response: { status: 400, headers: { server: HOSTILE }, body: HOSTILE, milliseconds: 2 },
      },
    ],
    gate: {
      outcome: 'failed',
      failOn: 'warn',
      counted: [{ requirement: failed.id, verdict: 'fail' }],
      baseline: {
        file: 'baseline.yaml',
        accepted: [{ requirement: warned.id, reason: HOSTILE, owner: 'team', expires: '2026-12-31' }],
        expired: [],
        gone: [
          { requirement: left.id, verdict: 'warn', reason: 'old', owner: 'team', expires: '2026-12-31' },
        ],
      },
      comparison: { report: 'old.json', profile: 'console', new: [failed.id], fixed: ['R10'], remaining: [] },
    },
    leftovers: [{ kind: 'task', id: null, name: HOSTILE, reason: HOSTILE, curl: 'curl -X DELETE x' }],
  });
}

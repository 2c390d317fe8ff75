import { describe, expect, test } from 'vitest';
import { requestConstraints, responseConstraints } from './constraints.js';
import { loadContract } from './contract.js';
import { EDITIONS } from './editions.js';
import { ERROR_CODES } from './errors.js';
import type { Json } from './exact-json.js';
import { lifecycle, pairing } from './lifecycle.js';
import { rulesOf } from './rules.js';
import type { Source } from './source.js';

const { task, source, commands, logs, clones } = lifecycle;

/** The values of an enumeration of the contract, or undefined where there is none. */
const enumerated = (id: string, edition: (typeof EDITIONS)[number] = 'manual-38'): Json | undefined => {
  const contract = loadContract(edition);
  const all = contract.operations.flatMap((operation) => [
    ...requestConstraints(contract, operation),
    ...[...responseConstraints(contract, operation).values()].flat(),
  ]);
  return all.find((constraint) => constraint.id === id)?.limit;
};

const operations = new Set(loadContract().operations.map(({ operationId }) => operationId));
const shown = Object.values(source.reported);
const ids = [...task.transitions, ...task.further].map(({ id }) => id);

test('task states are those that tasks are filtered by', () => {
  expect(task.states).toEqual(enumerated('ListTasks.request.query.state.enum'));
  expect(task.states).toHaveLength(10);
});

test('source states are those that can be reported, cycles those that sources are filtered by', () => {
  expect(Object.keys(source.reported)).toHaveLength(20);
  expect(Object.keys(source.reported)).toEqual(enumerated('UpdateCopyState.request.copystate.enum'));
  expect([...source.cycles].sort()).toEqual(
    [...(enumerated('UpdateCopyState.request.migrationcycle.enum') as string[])].sort(),
  );
  const filtered = enumerated('ListServers.request.query.state.enum') as string[];
  expect([...shown].sort()).toEqual([...filtered].sort());
});

test('the matrix has 24 legal pairs of states that can be reported', () => {
  const legal = source.cycles.flatMap((cycle) =>
    shown.filter((state) => pairing(state, cycle) === 'legal').map((state) => `${state} ${cycle}`),
  );
  expect(legal).toHaveLength(24);
});

test('the overview has a counter for each state that is counted, and no other', () => {
  const contract = loadContract();
  const overview = contract.operations.find(({ operationId }) => operationId === 'ShowOverview');
  const constraints = overview ? [...(responseConstraints(contract, overview).get('200') ?? [])] : [];
  const counters = constraints.flatMap(({ keyword, path }) =>
    keyword === 'type' && path !== '' ? [path] : [],
  );
  expect([...source.counted.states, ...source.counted.besides].sort()).toEqual(counters.sort());
  expect(source.counted.states.filter((state) => !shown.includes(state))).toEqual([]);
});

test('subtasks are those that progress is reported about', () => {
  const names = Object.keys(task.subtasks.meanings);
  expect(names).toEqual(enumerated('UpdateTaskSpeed.request.subtask_name.enum'));
  expect(names).toHaveLength(19);
  for (const { order } of task.subtasks.rounds) expect(names).toEqual(expect.arrayContaining(order));
});

test('log states are those of the list of tasks', () => {
  expect(logs.states).toEqual(enumerated('ListTasks.response.200.tasks[].log_collect_status.enum'));
  expect(logs.states).toContain(logs.initial);
});

test('clone states are those of the newest edition', () => {
  expect(clones.states).toEqual(
    enumerated('UpdateTask.request.clone_server.clone_state.enum', 'page-2026-01-27'),
  );
});

test.each<[string, string[], Record<string, unknown>]>([
  ['task state', task.states, task.meanings],
  ['source state', shown, source.meanings],
  ['cycle', source.cycles, source.cycleMeanings],
  ['command', [...new Set([...commands.sent, ...commands.reported])], commands.meanings],
  ['log state', logs.states, logs.meanings],
  ['clone state', clones.states, clones.meanings],
])('every %s has a meaning in both languages', (_, states, meanings) => {
  expect(Object.keys(meanings).sort()).toEqual([...states].sort());
  for (const meaning of Object.values(meanings)) {
    expect(meaning).toMatchObject({
      en: expect.stringMatching(/^\S/),
      zh: expect.stringMatching(/[\u4e00-\u9fff]/),
    });
  }
});

test('every action of UpdateTaskStatus has one transition', () => {
  const actions = enumerated('UpdateTaskStatus.request.operation.enum') as string[];
  const having = [...task.transitions, ...task.further].flatMap(({ action }) => action ?? []);
  expect(actions).toHaveLength(9);
  expect(having.sort()).toEqual([...actions].sort());
});

test('only what no client can bring about is not asked, and says why', () => {
  expect(task.further.filter(({ asked, unasked }) => (asked === false) !== (unasked !== undefined))).toEqual(
    [],
  );
  expect(task.further.filter(({ asked }) => asked === false).map(({ id }) => id)).toEqual([
    'task.synchronise',
    'task.roll-back',
    'task.write-state',
  ]);
});

test('the states in which a task lasts have usual states of the source, and no others have', () => {
  const passing = [...Object.keys(task.passes), ...task.unreachable.flatMap(({ states }) => states)];
  const lasting = task.states.filter((state) => !passing.includes(state));
  expect(Object.keys(task.usual).sort()).toEqual([...lasting].sort());
  expect(
    Object.values(task.usual)
      .flat()
      .filter((state) => !shown.includes(state)),
  ).toEqual([]);
});

test('what passes by itself, and what follows, are states of its machine', () => {
  for (const [machine, states] of [
    [task.passes, task.states],
    [source.passes, shown],
  ] as const) {
    expect(states).toEqual(expect.arrayContaining(Object.keys(machine)));
    expect(states).toEqual(expect.arrayContaining(Object.values(machine).flat()));
  }
  expect(Object.keys(task.passes).filter((state) => task.usual[state] !== undefined)).toEqual([]);
});

test('a report may move a task between states that tasks have, whatever state is reported', () => {
  expect(Object.keys(source.report.follows).sort()).toEqual([...shown].sort());
  expect(task.states).toEqual(expect.arrayContaining(Object.values(source.report.follows).flat()));
});

test('every state that the matrix leaves out has a cycle that fits best', () => {
  const listed = Object.values(source.pairs.legal).flat();
  expect(Object.keys(source.pairs.unlisted).sort()).toEqual(
    shown.filter((state) => !listed.includes(state)).sort(),
  );
  expect(source.cycles).toEqual(expect.arrayContaining(Object.values(source.pairs.unlisted)));
});

test('transitions have ids of their own', () => {
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids.slice(0, 3)).toEqual(['task.start', 'task.stop', 'task.delete']);
});

test('every task state but the first is reached by a transition, and every one is left', () => {
  const all = [...task.transitions, ...task.further];
  const reached = new Set(all.flatMap(({ to, via = [] }) => [...via, ...(to ? [to] : [])]));
  const left = new Set(all.flatMap(({ from = [], via = [] }) => [...from, ...via]));
  expect(task.states.filter((state) => !reached.has(state))).toEqual([]);
  expect(task.states.filter((state) => !left.has(state))).toEqual(['SYNC_F_ROLLBACK_SUCCESS']);
});

describe.each(task.further)('$id', (transition) => {
  test('goes between states that tasks and sources have', () => {
    const { from = [], via = [], to, fromSource = [], fromCycle = [], source: effect = {} } = transition;
    expect(task.states).toEqual(expect.arrayContaining([...from, ...via, ...(to ? [to] : [])]));
    const states = [
      ...fromSource,
      ...(effect.via ?? []),
      ...(effect.orTo ?? []),
      ...(effect.to ? [effect.to] : []),
    ];
    expect(shown).toEqual(expect.arrayContaining(states));
    const cycles = [...fromCycle, ...(effect.cycle ? [effect.cycle] : [])];
    expect(source.cycles).toEqual(expect.arrayContaining(cycles));
  });

  test('has effects on its source that the matrix allows', () => {
    const { to, cycle } = transition.source ?? {};
    if (to && cycle) expect(pairing(to, cycle)).toBe('legal');
  });

  test('belongs to an operation and a code that exist', () => {
    expect(operations).toContain(transition.operation);
    if (transition.refusal) expect(ERROR_CODES).toContain(transition.refusal);
    if (transition.command) expect(commands.sent).toContain(transition.command);
  });

  test('says what is open and where', () => {
    expect(transition.open).not.toEqual([]);
    expect(transition.places).not.toEqual([]);
    const missing = (['from', 'to', 'command', 'refusal'] as const).filter((part) => {
      const value = transition[part];
      return value === undefined || (Array.isArray(value) && value.length === 0);
    });
    const { cause, operation } = transition;
    const needed = cause === 'user' && operation === 'UpdateTaskStatus' ? missing : [];
    expect(transition.open).toEqual(expect.arrayContaining(needed));
  });
});

describe('commands', () => {
  test('that are queued are known, and are queued by transitions or the collection of logs', () => {
    const known = Object.keys(commands.meanings);
    expect([...new Set(commands.queue.map(({ command }) => command))].sort()).toEqual(known.sort());
    const causes = [...ids, logs.collect.id];
    expect(commands.queue.filter(({ by }) => !causes.includes(by))).toEqual([]);
  });

  test('of the three asked transitions are in the queue', () => {
    const queued = task.transitions.map(({ id, command }) => ({ command, by: id }));
    expect(commands.queue).toEqual(expect.arrayContaining(queued));
  });

  test('are consumed with the four codes of a bad result', () => {
    expect(commands.consume.refusals.map(({ code }) => code)).toEqual([
      'SMS.6020',
      'SMS.6021',
      'SMS.6022',
      'SMS.6023',
    ]);
  });
});

test('every code of the machines exists and has a rule', () => {
  const codes = [
    ...task.transitions.map(({ refusal }) => refusal),
    ...task.further.flatMap(({ refusal }) => refusal ?? []),
    ...[...commands.consume.refusals, ...logs.collect.refusals].map(({ code }) => code),
    source.delete.refusal,
    source.report.refusal,
  ];
  const rules = new Set(rulesOf('latest').map(({ id }) => id));
  expect(codes.filter((code) => !ERROR_CODES.includes(code) || !rules.has(code))).toEqual([]);
});

test('every place of the machines is one that the documents have', () => {
  const rows = new Set(
    EDITIONS.flatMap((edition) => {
      const contract = loadContract(edition);
      return contract.operations.flatMap((operation) => [
        `${operation.source.document} ${operation.source.section}`,
        ...[
          ...requestConstraints(contract, operation),
          ...[...responseConstraints(contract, operation).values()].flat(),
        ].flatMap(({ source: { document, section, table, row } }) => [
          `${document} ${section} ${table}`,
          `${document} ${section} ${table} ${row}`,
        ]),
      ]);
    }),
  );
  const places = placesIn(lifecycle);
  expect(places.length).toBeGreaterThan(60);
  const unknown = places.filter(({ document, section, table, row }) => {
    if (document === '004' && section && /^[46]\.\d$/.test(section)) return row && !ERROR_CODES.includes(row);
    return !rows.has([document, String(section), table, row].filter(Boolean).join(' '));
  });
  expect(unknown).toEqual([]);
});

/** Every place that is named anywhere in a value. */
function placesIn(value: unknown): Source[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('document' in value) return [value as Source];
  return Object.values(value).flatMap(placesIn);
}

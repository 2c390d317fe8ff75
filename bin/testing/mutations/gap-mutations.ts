import type { Json } from '../../../spec/exact-json.js';
import { SUITES } from '../../../suites/covered.js';
import type { Mutation } from '../mutating-proxy.js';
import { answers, keepFirst, takes, without } from './deviations.js';
import type { MutationCase } from './mutation-case.js';

interface Gap extends MutationCase {
  /** What the suites would have to look at. */
  wanted: string;
}

const gap = (
  name: string,
  operations: readonly string[],
  requirement: string,
  wanted: string,
  mutation: Mutation,
): Gap => ({ name, operations, mutation, suites: SUITES, breaks: [requirement], wanted });

const frozen =
  (counter: string): Mutation =>
  () => {
    const kept = keepFirst<Json>();
    return answers('ShowOverview', (answer) => ({
      ...answer,
      [counter]: kept(answer[counter] ?? null),
    }))();
  };

/** Deviations that a client can see and the suites do not look at yet. */
export const GAPS: readonly Gap[] = [
  gap(
    'CreateTask ignores auto_start',
    ['CreateTask', 'UpdateTaskStatus'],
    'CreateTask.read-back',
    'a task with auto_start, which is RUNNING',
    takes('CreateTask', (body) => (body.auto_start === true ? without(body, 'auto_start') : body)),
  ),
  gap(
    'ShowOverview never counts a new source as waiting',
    ['ShowOverview'],
    'R26',
    'the counters before and after a registration',
    frozen('waiting'),
  ),
  gap(
    'ShowOverview never counts a new source as unconfigured',
    ['ShowOverview'],
    'R26',
    'the counters before and after a registration',
    frozen('unconfigured'),
  ),
  gap(
    'UpdateServerName ignores the migration project',
    ['UpdateServerName'],
    'R21',
    'migproject, by its filter',
    takes('UpdateServerName', (body) =>
      typeof body.migprojectid === 'string' && body.migprojectid.length < 100
        ? without(body, 'migprojectid')
        : body,
    ),
  ),
];

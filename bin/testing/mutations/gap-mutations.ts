import type { Json } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import { suitesOf } from './asked-rules.js';
import { answers, keepFirst } from './deviations.js';
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
): Gap => ({ name, operations, mutation, suites: suitesOf([requirement]), breaks: [requirement], wanted });

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
    'UpdateTaskSpeed swaps speed and compression',
    ['UpdateTaskSpeed', 'ShowTask'],
    'R44',
    'migrate_speed and compress_rate of the task',
    answers('ShowTask', (record) => ({
      ...record,
      migrate_speed: record.compress_rate ?? null,
      compress_rate: record.migrate_speed ?? null,
    })),
  ),
];

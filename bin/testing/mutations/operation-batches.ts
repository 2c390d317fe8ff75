import { loadContract } from '../../../spec/contract.js';
import { COVERED_OPERATIONS } from '../../../suites/covered.js';

/** Operations without which no source is there, and others that need none. */
const FIRST = ['RegisterServer', 'CreateTemplate', 'CreateMigproject', 'ListMigprojects', 'ListTasks'];

/** What is not removed keeps a run busy. */
const LAST = COVERED_OPERATIONS.filter((operation) => operation.startsWith('Delete'));

/** Without a task, its start and its command there is nothing to work on. */
const ALONE = ['CreateTask', 'UpdateTaskStatus', 'ShowCommand'];

const OTHERS = COVERED_OPERATIONS.filter((operation) => ![...FIRST, ...ALONE, ...LAST].includes(operation));

/**
 * Every operation in one batch. All operations of a batch may fail at once without one of them keeping the suites from
 * sending a valid request for another.
 */
const BATCHES: readonly (readonly string[])[] = [
  FIRST,
  ...ALONE.map((operation) => [operation]),
  OTHERS,
  LAST,
];

/** The batches of some operations only. */
export const batchesOf = (operations: readonly string[]): string[][] =>
  BATCHES.map((batch) => batch.filter((operation) => operations.includes(operation))).filter(
    ({ length }) => length > 0,
  );

/** Operations whose answer has no fields. */
export const OPAQUE: readonly string[] = loadContract()
  .operations.filter(({ responses }) =>
    responses.some(({ status, schema }) => status === '200' && schema?.type === 'string'),
  )
  .map(({ operationId }) => operationId);

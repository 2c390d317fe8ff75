import { COVERED_OPERATIONS } from '../../../suites/covered.js';
import { askedOf } from './asked-rules.js';
import { refusal, replies } from './deviations.js';
import { breakingEach, type MutationCase } from './mutation-case.js';
import { batchesOf } from './operation-batches.js';

const generated = breakingEach('properties');

const asked = (rule: string): string[] =>
  COVERED_OPERATIONS.filter((operation) => askedOf(operation, rule).length > 0);

/** What requests show that are made from the tables. */
export const generatedRequests: MutationCase[] = [
  ...batchesOf(asked('generated')).map((batch) =>
    generated(
      batch,
      'fail on generated requests',
      (operation) => `${operation}.generated`,
      replies(batch, { status: 500, text: refusal('SMS.0201') }),
    ),
  ),
  ...batchesOf(asked('generated-accepted')).map((batch) =>
    generated(
      batch,
      'refuse generated requests',
      (operation) => `${operation}.generated-accepted`,
      replies(batch, { status: 400, text: refusal('SMS.9001') }),
    ),
  ),
];

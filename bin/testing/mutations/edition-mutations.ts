import type { Edition } from '../../../spec/editions.js';
import { acceptsInstead, answers, refusesWith, replies, swallows, takes, without } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const inEdition = (edition: Edition, one: MutationCase): MutationCase => ({
  ...one,
  name: `${one.name} (${edition})`,
  edition,
});

const rejected = breaking('rejections');
const lived = breaking('lifecycle');
const example = breaking('examples');

/** Deviations from what only some of the documents state, or state in their own way. */
export const editionMutations: MutationCase[] = [
  ...(['page-2025-06-19-intl', 'page-undated', 'page-2025-10-22'] as const).flatMap((edition) => [
    inEdition(
      edition,
      rejected(
        'UpdateCopyState',
        'takes any pair of state and cycle',
        'SMS.7728',
        acceptsInstead('UpdateCopyState', ['SMS.7728']),
      ),
    ),
    inEdition(edition, lived('UpdateCopyState', 'does nothing', 'R23', swallows('UpdateCopyState'))),
  ]),
  inEdition(
    'page-2026-01-27',
    rejected(
      'UpdateTask',
      'takes a name that the page forbids',
      'SMS.7711',
      acceptsInstead('UpdateTask', ['SMS.7711']),
    ),
  ),
  inEdition(
    'page-2026-01-27',
    rejected(
      'UpdateTask',
      'refuses a name with a code of another matter',
      'SMS.7711',
      refusesWith('SMS.0201', 'UpdateTask', ['SMS.7711']),
    ),
  ),
  inEdition(
    'page-2026-01-27',
    example(
      'UpdateTask',
      'answers without the id',
      'UpdateTask.answer',
      answers('UpdateTask', () => ({})),
    ),
  ),
  inEdition(
    'manual-38',
    lived(
      'UpdateTask',
      'accepts a name and keeps the old one',
      'R84',
      takes('UpdateTask', (body) => ({ ...without(body, 'name'), speed_limit: 5 })),
    ),
  ),
  inEdition(
    'manual-38',
    example('UpdateTask', 'answers 500', 'UpdateTask.accepts', replies('UpdateTask', { status: 500 })),
  ),
];

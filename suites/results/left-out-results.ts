import { leftOutBy } from '../../spec/profiles.js';
import type { Selection } from '../selection.js';
import type { RequirementResult } from './run.js';

/** What a run says of the requirements that its profile leaves out: they do not apply, and nothing of them is silent. */
export const leftOutResults = ({
  leftOut,
  profile,
}: Pick<Selection, 'leftOut' | 'profile'>): RequirementResult[] =>
  leftOut.map(({ edition: _, ...requirement }) => ({
    ...requirement,
    verdict: 'not-applicable',
    cases: 0,
    reason: leftOutBy(profile.name),
    reading: null,
  }));

import type { Requirement } from '../../spec/requirement.js';
import type { Verdict } from './verdict.js';

/** Only what is required can be missing: a `must` that is neither a field nor a limit that nothing can break. */
export const withoutCases = ({ kind, level }: Pick<Requirement, 'kind' | 'level'>): Verdict =>
  kind === 'response' || level !== 'must' ? 'not-applicable' : 'unproven';

/** Why a requirement has no cases of which nobody said anything. */
export const NEVER_SEEN: Readonly<Record<Requirement['kind'], string>> = {
  request: 'no case exercises this limit',
  response: 'no response of the run contained it',
  rule: 'no case of the run reached the situation',
  example: 'the example was not sent',
  transition: 'the run did not reach the transition',
};

import type { Failure, Run } from '../../suites/results/run.js';
import { nearest } from '../nearest.js';
import { UsageError } from '../usage-error.js';

const LISTED = 5;

/**
 * The finding with an id, or the first one of the requirement with that id.
 *
 * @throws {UsageError} that names the nearest id, or the first ones that there are
 */
export function findCase({ failures }: Pick<Run, 'failures'>, id: string): Failure {
  const found =
    failures.find((failure) => failure.id === id) ?? failures.find(({ requirement }) => requirement === id);
  if (found) return found;
  if (failures.length === 0) throw new UsageError('the report has no findings: there is nothing to replay');
  const ids = [...new Set(failures.flatMap((failure) => [failure.requirement, failure.id]))];
  const meant = nearest(id, ids);
  const listed = [...new Set(failures.map(({ requirement }) => requirement))];
  const few = listed.slice(0, LISTED).join(', ') + (listed.length > LISTED ? ' …' : '');
  throw new UsageError(
    `the report has no finding '${id}': ${meant ? `did you mean '${meant}'?` : `it has ${few}`}`,
  );
}

/** The name of the check that found something: the id of a finding is its requirement and that name. */
export const checkOf = ({ id, requirement }: Failure): string => id.slice(requirement.length + 1);

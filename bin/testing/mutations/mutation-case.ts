import type { Edition } from '../../../spec/editions.js';
import type { SuiteName } from '../../../spec/requirement.js';
import type { Mutation } from '../mutating-proxy.js';
import { ownerOf } from './asked-rules.js';
import { acceptsInstead, refusesWith } from './deviations.js';

/** A deviation and what a certification says about it. */
export interface MutationCase {
  /** What the server does, as a clause. */
  name: string;
  mutation: Mutation;
  /** The operations that the certification is about. */
  operations: readonly string[];
  suites: readonly SuiteName[];
  /** The requirements that are reported as not met, all of them. */
  breaks: readonly string[];
  /** The edition that counts; the default one when absent. */
  edition?: Edition;
  /** Generated requests per property, and histories; a few when absent. */
  runs?: number;
  /** Goes on when everything is reported that it breaks, so that each case of it is. */
  toTheEnd?: boolean;
}

type Breaks = string | readonly string[];

/** Makes cases about some suites and one operation, with those that the requirements belong to. */
export const breaking =
  (...suites: SuiteName[]) =>
  (operation: string, name: string, breaks: Breaks, mutation: Mutation): MutationCase => ({
    name: `${operation} ${name}`,
    mutation,
    operations: [...new Set([operation, ...[breaks].flat().map((id) => ownerOf(id) ?? operation)])],
    suites,
    breaks: [breaks].flat(),
  });

/**
 * Two cases about a refusal: the server accepts, or refuses with another code.
 *
 * @param make of `breaking`
 */
export const withoutCode = (
  make: ReturnType<typeof breaking>,
  operation: string,
  code: string,
  rule = code,
): MutationCase[] => [
  make(operation, `does not refuse with ${code}`, rule, acceptsInstead(operation, [code])),
  make(operation, `refuses with another code than ${code}`, rule, refusesWith('SMS.0201', operation, [code])),
];

/** Makes cases about several operations that deviate at once, in a way of which each breaks its own requirements. */
export const breakingEach =
  (...suites: SuiteName[]) =>
  (
    operations: readonly string[],
    name: string,
    breaks: (operation: string) => Breaks,
    mutation: Mutation,
  ): MutationCase => ({
    name: `${some(operations)} ${name}`,
    mutation,
    operations,
    suites,
    breaks: operations.flatMap(breaks),
  });

function some([first = '', ...others]: readonly string[]): string {
  return others.length === 0 ? first : `${first} and ${others.length} more`;
}

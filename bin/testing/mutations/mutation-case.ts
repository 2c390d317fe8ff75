import type { Edition } from '../../../spec/editions.js';
import type { SuiteName } from '../../../spec/requirement.js';
import type { Mutation } from '../mutating-proxy.js';

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
}

type Breaks = string | readonly string[];

/** Makes cases about one operation and some suites. */
export const breaking =
  (...suites: SuiteName[]) =>
  (operation: string, name: string, breaks: Breaks, mutation: Mutation): MutationCase => ({
    name: `${operation} ${name}`,
    mutation,
    operations: [operation],
    suites,
    breaks: [breaks].flat(),
  });

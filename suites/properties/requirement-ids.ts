import type { Level } from '../../spec/requirement.js';

/** The requirements that the suite shows of an operation; their rules are in `spec/rules/every-operation.yaml`. */
export const requirementIds = (operationId: string) => ({
  /** Whatever is asked, the answer is documented. */
  answered: `${operationId}.generated`,
  /** What satisfies the tables is accepted. */
  accepted: `${operationId}.generated-accepted`,
  /** What breaks a constraint is refused, by the level of the constraint. */
  refused: (level: Level | undefined): string =>
    level === 'must' ? `${operationId}.generated-refused` : `${operationId}.generated-limits`,
});

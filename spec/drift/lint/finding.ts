import { readYaml } from '../../yaml-file.js';
import { fingerprint } from '../compare/fingerprint.js';
import type { StatementPlace } from '../compare/side.js';

/** One of the statements that do not go together. */
export interface FoundStatement {
  value: string;
  at: StatementPlace;
}

/** A place where a document contradicts itself. */
export interface Finding {
  /** One of `lint-rules.yaml`. */
  rule: string;
  level: 'error' | 'warning' | 'note';
  fingerprint: string;
  /** What it is about: `header X-Auth-Token`, `UpdateCopyState request.copystate`. */
  subject: string;
  message: string;
  statements: FoundStatement[];
}

/** One way in which a document can contradict itself. */
export interface LintRule {
  id: string;
  level: Finding['level'];
  statement: string;
}

export const LINT_RULES: ReadonlyMap<string, LintRule> = new Map(
  readYaml<LintRule[]>('spec/drift/lint/lint-rules.yaml').map((rule) => [rule.id, rule]),
);

/** A finding with the level of its rule; equal places are told once. */
export function finding(
  rule: string,
  subject: string,
  message: string,
  statements: readonly FoundStatement[],
): Finding {
  const level = LINT_RULES.get(rule)?.level ?? 'warning';
  const values = [...new Set(statements.map(({ value }) => value))].sort();
  return {
    rule,
    level,
    fingerprint: fingerprint(subject, [rule, ...values]),
    subject,
    message,
    statements: [...statements],
  };
}

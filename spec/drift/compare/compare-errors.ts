import type { Explanations } from './compare-sides.js';
import { weightOf } from './difference-rule.js';
import type { Drift } from './drift.js';
import { fingerprint } from './fingerprint.js';
import type { ErrorSide, Side } from './side.js';

/** What differs between two tables of error codes; nothing where one side has none. */
export function compareErrors(document: Side, against: Side, explanations: Explanations): Drift[] {
  const [now, then] = [document.errors, against.errors];
  if (!now || !then) return [];
  return [...new Set([...now.keys(), ...then.keys()])].flatMap((code) => {
    const [after, before] = [now.get(code), then.get(code)];
    const rule = ruleOf(after, before);
    if (!rule) return [];
    const { level, direction, effect } = weightOf(rule, code);
    const text = (side: ErrorSide | undefined) => (side ? [...new Set(side.statuses)].join(', ') : null);
    return [
      {
        rule,
        level,
        direction,
        fingerprint: fingerprint('', [rule, code, text(before), text(after)]),
        operationId: '',
        request: '',
        place: code,
        what: 'status',
        message: messageOf(code, text(after), text(before)),
        effect,
        document: { value: text(after), wording: null, at: after?.at ?? { document: document.name } },
        against: { value: text(before), wording: null, at: before?.at ?? { document: against.name } },
        silent: !after || !before,
        requirements: explanations.requirementsOfCode(code),
        editions: [],
      },
    ];
  });
}

function ruleOf(after: ErrorSide | undefined, before: ErrorSide | undefined): string | undefined {
  if (!before) return 'error-code-added';
  if (!after) return 'error-code-removed';
  const sorted = ({ statuses }: ErrorSide) => [...new Set(statuses)].sort().join(', ');
  return sorted(after) === sorted(before) ? undefined : 'error-status-changed';
}

function messageOf(code: string, after: string | null, before: string | null): string {
  if (before === null) return `The error code ${code} is new, with status ${after}.`;
  if (after === null) return `The error code ${code} is no longer described.`;
  return `The error code ${code} now has status ${after}, before ${before}.`;
}

import type { Explanations } from './compare-sides.js';
import { weightOf } from './difference-rule.js';
import type { Drift } from './drift.js';
import { fingerprint } from './fingerprint.js';
import type { OperationSide, Side } from './side.js';

/** Words that tie a field to a case, in both languages. */
const CONDITION =
  /如果|若|仅|必选|必填|可选|当.{0,40}时|只能|不能为空|仅由|\b(?:if|only|when|unless|must|mandatory|required|optional|cannot)\b/i;

/**
 * Fields whose words are others although every fact is the same or not. Words of two languages are not compared. Where
 * the row states a condition, or the contract has one for it, the words may mean more than their facts.
 */
export function compareWords(
  after: OperationSide,
  before: OperationSide,
  { document, against }: { document: Side; against: Side },
  { requirements }: Explanations,
): Drift[] {
  if (against.language !== 'both' && against.language !== document.language) return [];
  return [...after.prose].flatMap(([place, hash]) => {
    const earlier = before.prose.get(place);
    if (earlier === undefined || earlier === hash || place === after.cutPlace) return [];
    const concerned = requirements(before.operationId, place, 'words');
    const wordings = [after.wordings.get(place) ?? null, before.wordings.get(place) ?? null] as const;
    const isCondition =
      concerned.length > 0 || wordings.some((text) => text !== null && CONDITION.test(text));
    const rule = isCondition ? 'condition-changed' : 'wording-changed';
    const request = `${before.method} ${before.path}`;
    const { level, direction, effect } = weightOf(rule, place);
    return [
      {
        rule,
        level,
        direction,
        fingerprint: fingerprint(request, ['words', place]),
        operationId: before.operationId || after.operationId,
        request,
        place,
        what: 'words',
        message: `${place} is explained in other words${isCondition ? ', which tie it to a case' : ''}.`,
        effect,
        document: { value: hash, wording: wordings[0], at: after.at(place) },
        against: { value: earlier, wording: wordings[1], at: before.at(place) },
        silent: false,
        requirements: concerned,
        editions: [],
      },
    ];
  });
}

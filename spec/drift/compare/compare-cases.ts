import { CASE_TEXTS, type Case } from '../cases.js';
import type { Explanations } from './compare-sides.js';
import { weightOf } from './difference-rule.js';
import type { Drift } from './drift.js';
import { fingerprint } from './fingerprint.js';
import type { OperationSide } from './side.js';

const NONE: readonly Case[] = [];

/** Cases in which a field is mandatory on one side alone; of fields that both sides describe. */
export const compareCases = (
  after: OperationSide,
  before: OperationSide,
  { requirements }: Explanations,
): Drift[] =>
  [...after.places.keys()]
    .filter((place) => before.places.has(place) && place !== after.cutPlace)
    .flatMap((place) => {
      const [now, then] = [after, before].map(({ cases }) => cases.get(place) ?? NONE) as [Case[], Case[]];
      const added = now.filter((one) => !then.includes(one));
      const removed = then.filter((one) => !now.includes(one));
      const request = `${before.method} ${before.path}`;
      const drift = (rule: string, one: Case, isAdded: boolean): Drift => {
        const { level, direction, effect } = weightOf(rule, place);
        return {
          rule,
          level,
          direction,
          fingerprint: fingerprint(request, [rule, place, one]),
          operationId: before.operationId || after.operationId,
          request,
          place,
          what: 'condition',
          message: `${place} is ${isAdded ? 'now' : 'no longer'} mandatory ${CASE_TEXTS[one]}.`,
          effect,
          document: {
            value: isAdded ? `mandatory ${CASE_TEXTS[one]}` : null,
            wording: after.wordings.get(place) ?? null,
            at: after.at(place),
          },
          against: {
            value: isAdded ? null : `mandatory ${CASE_TEXTS[one]}`,
            wording: before.wordings.get(place) ?? null,
            at: before.at(place),
          },
          silent: true,
          requirements: requirements(before.operationId, place, 'words'),
          editions: [],
        };
      };
      return [
        ...added.map((one) => drift('mandatory-case-added', one, true)),
        ...removed.map((one) => drift('mandatory-case-removed', one, false)),
      ];
    });

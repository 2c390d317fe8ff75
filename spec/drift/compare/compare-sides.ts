import type { Difference } from '../compare-contract.js';
import { type Classified, classify } from './classify.js';
import { compareCases } from './compare-cases.js';
import { compareErrors } from './compare-errors.js';
import { compareExamples } from './compare-examples.js';
import { compareWords } from './compare-words.js';
import { counterpartOf } from './counterpart.js';
import { describeDrift } from './describe-drift.js';
import { weightOf } from './difference-rule.js';
import { differencesOf, isCutOff } from './differences-of.js';
import type { Drift } from './drift.js';
import { fingerprint } from './fingerprint.js';
import type { OperationSide, Side, StatementPlace } from './side.js';

/** What is added to differences where one side is the contract. */
export interface Explanations {
  requirements: (operationId: string, place: string, what: string) => string[];
  editions: (request: { method: string; path: string }) => (difference: Difference) => string[];
  /** Requirements that name an error code. */
  requirementsOfCode: (code: string) => string[];
}

/** Where one document is compared with another, nothing explains a difference. */
export const NO_EXPLANATIONS: Explanations = {
  requirements: () => [],
  editions: () => () => [],
  requirementsOfCode: () => [],
};

/**
 * Compares what a document states now with what the contract or another document stated before. Of two sides that
 * describe single operations, only those count that the document describes.
 */
export function compareSides(document: Side, against: Side, explanations: Explanations): Drift[] {
  const left = new Set(against.operations);
  const drifts = document.operations.flatMap((operation) => {
    const other = counterpartOf(operation, against.operations, document.operations);
    if (!other) return [wholeOperation('operation-added', operation, undefined, against.name)];
    left.delete(other);
    return compareOperations(operation, other, { document, against }, explanations);
  });
  const removed = document.describesAll
    ? [...left].map((other) => wholeOperation('operation-removed', undefined, other, document.name))
    : [];
  return [...drifts, ...removed, ...compareErrors(document, against, explanations)];
}

function compareOperations(
  after: OperationSide,
  before: OperationSide,
  sides: { document: Side; against: Side },
  explanations: Explanations,
): Drift[] {
  const editions = explanations.editions(after);
  const drifts = differencesOf(after, before).flatMap((difference) => {
    const { place } = difference;
    const facts = { after: after.places.get(place), before: before.places.get(place) };
    return classify(difference, facts).map((found) =>
      toDrift(found, difference, { after, before }, explanations.requirements, editions(difference)),
    );
  });
  const cases = compareCases(after, before, explanations);
  const words = compareWords(after, before, sides, explanations).filter(
    ({ place }) => !cases.some((one) => one.place === place),
  );
  return [...drifts, ...cases, ...words, ...compareExamples(after, before)];
}

function toDrift(
  found: Classified,
  difference: Difference,
  { after, before }: { after: OperationSide; before: OperationSide },
  requirements: Explanations['requirements'],
  editions: string[],
): Drift {
  const { place, what, documented: now, contracted: then } = difference;
  const { after: documented, before: contracted } = found;
  const rule = isCutOff({ place, what, documented, contracted }, after, before)
    ? 'not-in-this-text'
    : found.rule;
  const request = `${before.method} ${before.path}`;
  const { level, direction, effect } = weightOf(rule, place);
  return {
    rule,
    level,
    direction,
    fingerprint: fingerprint(request, [rule, place, what, found.before, found.after]),
    operationId: before.operationId || after.operationId,
    request,
    place,
    what,
    message: describeDrift(found, place, what),
    effect,
    document: { value: now, wording: after.wordings.get(place) ?? null, at: after.at(place) },
    against: { value: then, wording: before.wordings.get(place) ?? null, at: before.at(place) },
    silent: now === null || then === null,
    requirements: requirements(before.operationId, place, what),
    editions,
  };
}

function wholeOperation(
  rule: 'operation-added' | 'operation-removed',
  after: OperationSide | undefined,
  before: OperationSide | undefined,
  silentSide: string,
): Drift {
  const { operationId, method, path, at } = (after ?? before) as OperationSide;
  const request = `${method} ${path}`;
  const nowhere: StatementPlace = { document: silentSide };
  const { level, direction, effect } = weightOf(rule, 'operation');
  return {
    rule,
    level,
    direction,
    fingerprint: fingerprint(request, [rule]),
    operationId,
    request,
    place: 'operation',
    what: 'presence',
    message: `The operation ${request} is ${after ? 'new' : 'no longer described'}.`,
    effect,
    document: { value: after ? request : null, wording: null, at: after ? at('operation') : nowhere },
    against: { value: before ? request : null, wording: null, at: before ? at('operation') : nowhere },
    silent: true,
    requirements: [],
    editions: [],
  };
}

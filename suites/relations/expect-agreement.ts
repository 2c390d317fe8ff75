import type { JsonObject } from '../../spec/exact-json.js';
import type { Exchange } from '../harness/exchange.js';
import { show, type Trial } from '../harness/trial.js';
import { disagreements } from './agree.js';

/** Requires that a record shows what was written, and names the fields that it does not. */
export function expectAgreement(
  trial: Trial,
  requirement: string,
  written: JsonObject,
  shown: { record: JsonObject; exchange: Exchange },
  demanded: readonly string[] = [],
): boolean {
  const wrong = disagreements(written, shown.record, demanded);
  const named = wrong
    .slice(0, 3)
    .map(
      ({ path, expected, received }) => `${path} is ${show(received ?? null)} instead of ${show(expected)}`,
    );
  return trial.expect(requirement, {
    ok: wrong.length === 0,
    message: `${shown.exchange.operation.operationId} shows something else than was written: ${named.join('; ')}.`,
    expected: Object.fromEntries(wrong.map(({ path, expected }) => [path, expected])),
    received: Object.fromEntries(wrong.map(({ path, received }) => [path, received ?? null])),
    exchange: shown.exchange,
  });
}

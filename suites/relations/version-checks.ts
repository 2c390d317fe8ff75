import type { JsonObject } from '../../spec/exact-json.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { expectComplete } from '../harness/expect-complete.js';
import { summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';

/** What a service knows of a version of its own. */
const VERSION: JsonObject = {
  id: 'v3',
  status: 'a status',
  updated: 'a time',
  links: [{ rel: 'self', href: 'an address' }],
};

/** A version is shown with all that the documented answers show of it. */
export const versionChecks: Check[] = [
  versionCheck('ListApiVersion', {}, ({ versions }) => ({
    versions: Array.isArray(versions) ? versions.map(() => VERSION) : [],
  })),
  versionCheck('ShowApiVersion', { path: { version: 'v3' } }, () => VERSION),
];

function versionCheck(
  operationId: string,
  input: { path?: Record<string, string> },
  known: (shown: JsonObject) => JsonObject,
): Check {
  return {
    suite: 'relations',
    operationId,
    label: 'fields of a version',
    requirements: [`${operationId}.complete`],
    scope: 'read-only',
    run: async (trial: Trial) => {
      const exchange = await trial.call(operationId, input);
      if (!isAccepted(exchange)) throw new Unproven(`${operationId} refused: ${summary(exchange)}.`);
      const record = answerOf(exchange);
      expectComplete(trial, operationId, known(record), { record, exchange });
    },
  };
}

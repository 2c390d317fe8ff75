import type { Operation } from '../../spec/contract.js';
import { objectsIn } from '../../spec/exact-json.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import { show, type Trial } from '../harness/trial.js';

/** A documented time: `2020-09-02T17:50:00Z`. */
const TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** The one version that the documents describe is there, supported, dated and linked. */
export function versionChecks({ operationId }: Operation): Check[] {
  if (operationId !== 'ListApiVersion' && operationId !== 'ShowApiVersion') return [];
  return [
    {
      suite: 'examples',
      operationId,
      label: 'version v3',
      requirements: [`${operationId}.R78`],
      scope: 'read-only',
      run: (trial) => askVersion(trial, operationId),
    },
  ];
}

async function askVersion(trial: Trial, operationId: string): Promise<void> {
  const listing = operationId === 'ListApiVersion';
  const exchange = await trial.call(operationId, listing ? {} : { path: { version: 'v3' } });
  const answer = answerOf(exchange);
  const versions = listing && Array.isArray(answer.versions) ? objectsIn(answer.versions) : [answer];
  const v3 = versions.find(({ id }) => id === 'v3') ?? {};
  const links = objectsIn(v3.links);
  const facts: [string, boolean, string, unknown][] = [
    ['the version v3', v3.id === 'v3', 'v3', v3.id],
    ['its status', v3.status === 'SUPPORTED', 'SUPPORTED', v3.status],
    [
      'its date',
      v3.updated === undefined || TIME.test(String(v3.updated)),
      'yyyy-mm-ddThh:mm:ssZ',
      v3.updated,
    ],
    ['its links', links.every(({ rel }) => rel === undefined || rel === 'self'), 'rel self', links],
  ];
  for (const [what, ok, expected, received] of facts) {
    const seen = JSON.parse(JSON.stringify(received ?? null));
    trial.expect(`${operationId}.R78`, {
      ok,
      message: `${operationId} answered ${show(seen)} for ${what}; documented is ${expected}.`,
      expected,
      received: seen,
      exchange,
    });
  }
}

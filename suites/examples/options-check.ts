import type { Operation } from '../../spec/contract.js';
import { unknownId } from '../arrangements/own-objects.js';
import type { Check } from '../harness/check.js';

/** Asks whether OPTIONS is answered as the table of statuses has it, whatever is at the path. */
export function optionsCheck(operation: Operation): Check {
  const { operationId, path } = operation;
  const requirement = `${operationId}.options`;
  return {
    suite: 'examples',
    operationId,
    label: 'OPTIONS',
    requirements: [requirement],
    // A run that only reads sends nothing but GET.
    scope: 'own-resources',
    async run(trial) {
      const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => [name, unknownId()]);
      const exchange = await trial.callUnjudged(operationId, {
        path: Object.fromEntries(parameters),
        method: 'OPTIONS',
      });
      trial.expect(requirement, {
        ok: exchange.status === 204 && exchange.text === '',
        message: `${path} answered OPTIONS with status ${exchange.status} and ${exchange.text === '' ? 'no body' : 'a body'}; documented are 204 and no body.`,
        expected: 204,
        received: exchange.status,
        exchange,
      });
    },
  };
}

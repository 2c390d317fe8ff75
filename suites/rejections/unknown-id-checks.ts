import type { Operation } from '../../spec/contract.js';
import type { JsonObject } from '../../spec/exact-json.js';
import { fit } from '../bodies/fit.js';
import { diskInfoBody } from '../bodies/source-body.js';
import { taskBody } from '../bodies/task-body.js';
import { unknownId } from '../harness/arrangements.js';
import type { Check } from '../harness/check.js';
import type { Context } from '../harness/context.js';
import type { CallInput } from '../harness/exchange.js';
import { stateReport } from '../harness/state-report.js';
import { refusalOf } from './refusal-of.js';

const bodies = (context: Context): Record<string, JsonObject> => ({
  UpdateServerName: { name: 'smsconf-unknown' },
  UpdateCopyState: stateReport(context, 'replicate', 'replicating'),
  UpdateDiskInfo: diskInfoBody(),
  UpdateTask: { name: 'smsconf-unknown' },
  UpdateTaskStatus: { operation: 'start' },
});

/** Asks for the refusal of a source or task that does not exist. */
export function unknownIdChecks(operation: Operation): Check[] {
  const name = operation.operationId;
  const parameter = operation.parameters.find((one) => one.in === 'path' && one.name.endsWith('_id'));
  const rule = parameter?.name === 'source_id' || name === 'CreateTask' ? 'SMS.7602' : 'SMS.7703';
  if (!parameter && name !== 'CreateTask') return [];
  const readsOnly = operation.method === 'GET';
  return [
    {
      suite: 'rejections',
      operationId: name,
      label: 'unknown id',
      requirements: [`${name}.${rule}`],
      scope: readsOnly ? 'read-only' : 'own-resources',
      async run(trial) {
        const { contract, world } = trial.context;
        const id = unknownId();
        const input: CallInput = parameter ? { path: { [parameter.name]: id } } : {};
        const body = bodies(trial.context)[name];
        if (body) input.body = body;
        if (name === 'CreateTask' && operation.requestBody) {
          input.body = fit(taskBody(world.freshName(), id), operation.requestBody, contract.schemas);
        }
        const created = name === 'CreateTask' ? world.announce(trial, 'task', 'unknown source') : undefined;
        const exchange = await trial.call(name, input);
        created?.(exchange);
        const refusal = refusalOf(contract, rule, [404]);
        trial.expectRefused(`${name}.${rule}`, exchange, `the unknown id ${id}`, refusal);
      },
    },
  ];
}

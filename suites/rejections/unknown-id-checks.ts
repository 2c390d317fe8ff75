import type { Operation } from '../../spec/contract.js';
import type { JsonObject } from '../../spec/exact-json.js';
import { askToMove } from '../arrangements/move-to-project.js';
import { unknownId } from '../arrangements/own-objects.js';
import { fit } from '../bodies/fit.js';
import { projectBody } from '../bodies/project-body.js';
import {
  consistencyBody,
  logBody,
  networkCheckBody,
  progressBody,
  resultBody,
  settingsBody,
  speedLimitsBody,
} from '../bodies/report-bodies.js';
import { diskInfoBody } from '../bodies/source-body.js';
import { taskBody } from '../bodies/task-body.js';
import { templateRecord } from '../bodies/template-body.js';
import type { Check } from '../harness/check.js';
import type { Context } from '../harness/context.js';
import type { CallInput } from '../harness/exchange.js';
import { RESOURCES } from '../harness/resources.js';
import { stateReport } from '../harness/state-report.js';
import { refusalOf } from './refusal-of.js';

/** The parameters that name something, and the code that says that it is not there. */
const NAMING: Record<string, string> = {
  source_id: RESOURCES.source.unknown,
  server_id: RESOURCES.source.unknown,
  task_id: RESOURCES.task.unknown,
  mig_project_id: RESOURCES.project.unknown,
  id: RESOURCES.template.unknown,
};

const bodies = (context: Context): Record<string, JsonObject> => ({
  UpdateServerName: { name: 'smsconf-unknown' },
  UpdateCopyState: stateReport(context, 'replicate', 'replicating'),
  UpdateDiskInfo: diskInfoBody(),
  UpdateTask: { name: 'smsconf-unknown' },
  UpdateTaskStatus: { operation: 'start' },
  UpdateTaskSpeed: progressBody(),
  UpdateSpeed: speedLimitsBody(),
  CollectLog: logBody(),
  UpdateConsistencyResult: consistencyBody(),
  UpdateNetworkCheckInfo: networkCheckBody(),
  UploadSpecialConfigurationSetting: settingsBody(),
  UpdateCommandResult: resultBody('START', {}),
  UpdateTemplate: { template: templateRecord('smsconf-unknown') },
  UpdateMigproject: projectBody('smsconf-unknown'),
});

/** Asks for the refusal of an object that does not exist. */
export function unknownIdChecks(operation: Operation): Check[] {
  const name = operation.operationId;
  const parameter = operation.parameters.find((one) => one.in === 'path' && one.name in NAMING);
  const rule = name === 'CreateTask' ? RESOURCES.source.unknown : NAMING[parameter?.name ?? ''];
  if (!rule) return [];
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

/** A source cannot be moved to a migration project that does not exist, and stays where it is. */
export const unknownProjectCheck: Check = {
  suite: 'rejections',
  operationId: 'UpdateServerName',
  label: 'unknown migration project',
  requirements: [`UpdateServerName.${RESOURCES.project.unknown}`],
  scope: 'own-resources',
  async run(trial) {
    const source = await trial.context.world.source(trial);
    const id = unknownId();
    const exchange = await askToMove(trial, source.id, id);
    const rule = RESOURCES.project.unknown;
    const refusal = refusalOf(trial.context.contract, rule, [404]);
    trial.expectRefused(`UpdateServerName.${rule}`, exchange, `the unknown id ${id}`, refusal);
  },
};

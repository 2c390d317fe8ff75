import { type RequestExample, requestExamples } from '../../fixtures/examples/examples.js';
import { supplyExample } from '../../fixtures/examples/supply-example.js';
import type { Contract, Operation } from '../../spec/contract.js';
import type { Json, JsonObject } from '../../spec/exact-json.js';
import type { Requirement } from '../../spec/requirement.js';
import { demandCommand } from '../arrangements/agent-arrangements.js';
import { demands } from '../arrangements/arrangement.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import { startedTask, startTask } from '../arrangements/own-objects.js';
import { keepDefaultProject } from '../arrangements/project-arrangements.js';
import { reportState, type SourceState, SYNCHRONISING } from '../arrangements/report-state.js';
import type { Check } from '../harness/check.js';
import { errorCode, isAccepted } from '../harness/exchange.js';
import { lookForWithAgent } from '../harness/play-agent.js';
import { nameIn, RESOURCES } from '../harness/resources.js';
import { summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { freshId } from '../recording/part.js';
import { CREATED_KINDS } from '../results/created-kind.js';

/** Actions for which no document names the state of the task in which they work. */
const PRECONDITION_OPEN = new Set(['clear', 'skip', 'migration_test', 'test', 'clone_test', 'restart']);

/** Operations whose examples speak of a task and of its source. */
const OF_ONE_MIGRATION = new Set(['UpdateTask', 'ExportConsistencyResults']);

/** Codes of a refusal because another object has the name. */
const NAME_TAKEN = new Set(['SMS.7112', 'SMS.7312']);

/** Operations that show what other operations have to write first. */
const READING = new Set([
  'ShowsSpeedLimits',
  'ShowConsistencyResult',
  'ShowConfigSetting',
  'ShowTargetPassword',
]);

/** The requirements that documented request examples make, one each. */
export function exampleRequirements({ edition }: Contract): Requirement[] {
  return requestExamples(edition).map((example) => ({
    id: example.id,
    operationId: example.operationId,
    suite: 'examples',
    level: isBinding(example) ? 'must' : 'may',
    kind: 'example',
    statement: {
      en: isBinding(example)
        ? 'The documented request is accepted.'
        : 'The documented request breaks its own table or another rule; what the server does is recorded.',
      zh: isBinding(example)
        ? '文档中的请求示例被接受。'
        : '文档中的请求示例违反其自身表格或其他规则，仅记录服务端行为。',
    },
    source: example.source,
    edition,
  }));
}

/** Sends every documented request example of an operation. */
export function exampleChecks(contract: Contract, operation: Operation): Check[] {
  return requestExamples(contract.edition)
    .filter(({ operationId }) => operationId === operation.operationId)
    .map((example) => ({
      suite: 'examples',
      operationId: example.operationId,
      label: example.id,
      requirements: [example.id],
      ...demandsOf(example),
      run: (trial) => sendExample(trial, example),
    }));
}

/** What an example may touch: with its operation, or because it makes a project the default. */
function demandsOf({ operationId, body }: RequestExample): Pick<Check, 'scope' | 'alone'> {
  if (operationId === 'CreateMigproject' && body?.isdefault === true)
    return { scope: 'account-wide', alone: true };
  const arrangement = ARRANGEMENTS[operationId];
  return arrangement ? demands(arrangement) : { scope: 'own-resources' };
}

/** Only an example that keeps every rule of the documents binds the server. */
function isBinding({ operationId, breaks, undocumented, refusals, body }: RequestExample): boolean {
  const action = String(body?.operation ?? '');
  if (operationId === 'UpdateTaskStatus' && PRECONDITION_OPEN.has(action)) return false;
  // Whether a subnet is there is for the cloud to say.
  if (operationId === 'CheckNetAcl') return false;
  return breaks.length === 0 && undocumented.length === 0 && refusals.length === 0;
}

async function sendExample(trial: Trial, example: RequestExample): Promise<void> {
  const { world, recorder } = trial.context;
  const { id, operationId } = example;
  const own = ownObjects(trial, example);
  const request = await supplyExample(example, async (kind): Promise<Json> => {
    if (READING.has(operationId)) return readable(trial, operationId);
    if (kind === 'source') return own.source();
    if (kind === 'task') return own.task();
    if (kind === 'template') return (await world.templateForTask(trial)).id;
    if (kind === 'migproject') return (await world.project(trial)).id;
    return kind === 'ipv4' ? '192.168.0.12' : freshId();
  });
  const creates = CREATED_KINDS.find((kind) => RESOURCES[kind].create === operationId);
  if (demandsOf(example).scope === 'account-wide') await keepDefaultProject(trial);
  const send = async ({ body, ...rest }: typeof request) => {
    const created = creates && world.announce(trial, creates, nameIn(creates, body));
    const answer = await trial.call(operationId, { ...rest, ...(body && { body }) });
    created?.(answer);
    return answer;
  };
  let exchange = await send(request);
  // The documented name may be that of somebody else's object.
  if (NAME_TAKEN.has(errorCode(exchange) ?? '') && request.body)
    exchange = await send({ ...request, body: { ...request.body, name: world.freshName() } });
  if (isBinding(example)) {
    trial.expectAccepted(id, exchange, 'the documented request');
  } else {
    const broken = [...example.breaks, ...example.refusals];
    recorder.pass(
      id,
      `${isAccepted(exchange) ? 'accepted' : `refused (${summary(exchange)})`}${broken.length > 0 ? `; breaks ${broken.join(', ')}` : ''}`,
    );
  }
}

/** The id of an object that has what the operation shows. */
async function readable(trial: Trial, operationId: string): Promise<string> {
  const stage = await ARRANGEMENTS[operationId]?.prepare(trial);
  return Object.values(stage?.input().path ?? {})[0] ?? '';
}

/** Sources and tasks for the placeholders of an example, of the operating system that it names. */
function ownObjects(trial: Trial, { operationId, body, state }: RequestExample) {
  const { world } = trial.context;
  const windows = body?.os_type === 'WINDOWS';
  const changes: JsonObject = windows ? { os_type: 'WINDOWS', os_version: 'WINDOWS2016_64BIT' } : {};
  const register = async (): Promise<string> => (await world.source(trial, changes)).id;
  let ofTask: string | undefined;
  const source = async (): Promise<string> => {
    if (ofTask !== undefined && OF_ONE_MIGRATION.has(operationId)) return ofTask;
    const id = await register();
    // The agent of a source without a task has nothing to do.
    if (operationId === 'ShowCommand') await startTask(trial, id);
    if (operationId === 'UpdateCommandResult') {
      await startTask(trial, id);
      await demandCommand(trial, id, String(body?.command_name));
    }
    return id;
  };
  const task = async (): Promise<string> => {
    const id = await register();
    ofTask = id;
    const osType = windows ? { os_type: 'WINDOWS' } : {};
    if (state === undefined || state === 'ready' || state === 'any') {
      return (await world.task(trial, id, osType)).id;
    }
    const taskId = await startedTask(trial, id);
    await bringTo(trial, state, id, taskId);
    return taskId;
  };
  return { source, task };
}

const REPORTS: Record<string, SourceState[]> = {
  syncing: [['initialize', 'replicating'], ...SYNCHRONISING],
  finished: [
    ['initialize', 'replicating'],
    ...SYNCHRONISING,
    ['cutovering', 'cutovering'],
    ['finished', 'cutovered'],
  ],
};

async function bringTo(trial: Trial, state: string, sourceId: string, taskId: string): Promise<void> {
  if (state === 'paused') {
    const path = { task_id: taskId };
    const stop = await trial.call('UpdateTaskStatus', { path, body: { operation: 'stop' } });
    if (!isAccepted(stop)) throw new Unproven(`the task could not be paused: ${summary(stop)}`);
    await lookForWithAgent(trial, taskId, sourceId, ({ record }) => record.state === 'ABORT');
  }
  for (const [reported, cycle] of REPORTS[state] ?? []) {
    await reportState(trial, sourceId, reported, cycle);
  }
}

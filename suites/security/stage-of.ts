import type { Operation } from '../../spec/contract.js';
import { isJsonObject, type Json, type JsonObject, sameJson } from '../../spec/exact-json.js';
import type { Arrangement } from '../arrangements/arrangement.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import { unknownId } from '../arrangements/own-objects.js';
import { answerOf } from '../harness/answer-of.js';
import type { CallInput } from '../harness/exchange.js';
import { lookAt } from '../harness/look.js';
import { pick } from '../harness/pick.js';
import type { Trial } from '../harness/trial.js';

/**
 * How an operation is put on its stage to be denied. In the scope read-only nothing can be created: what names an
 * object then names one that does not exist, which a server finds out only after it has looked at the credentials.
 */
export function stageOf(trial: Trial, operation: Operation): { arrangement: Arrangement; isReal: boolean } {
  const arrangement = ARRANGEMENTS[operation.operationId];
  if (!arrangement) throw new Error(`${operation.operationId} has no arrangement.`);
  if (trial.context.scope === 'read-only' && arrangement.scope !== 'read-only')
    return { arrangement: ofNothing(operation), isReal: false };
  return { arrangement: witnessed(operation.operationId, arrangement), isReal: true };
}

const ofNothing = ({ parameters }: Operation): Arrangement => ({
  scope: 'read-only',
  prepare: async () => ({
    input: () => ({
      path: Object.fromEntries(
        parameters.flatMap((parameter) => (parameter.in === 'path' ? [[parameter.name, unknownId()]] : [])),
      ),
    }),
  }),
});

/** Where the record of the stage does not show what a request changes. */
const WITNESSES: Record<string, (trial: Trial, input: CallInput) => Promise<Json>> = {
  UpdateTaskSpeed: (trial, { path, body }) => isTaken(trial, path, body),
  UpdateNetworkCheckInfo: async (trial, { path, body }) =>
    isTaken(trial, path, { network_check_info: body ?? {} }),
  // What else an answer says, such as an id of the request, is nobody's change.
  CreatePrivacyAgreements: async (trial) => {
    const { flag = null } = answerOf(await trial.call('ShowPrivacyAgreements'));
    return { flag };
  },
};

/** An arrangement that shows what its request would change. */
export function witnessed(operationId: string, arrangement: Arrangement): Arrangement {
  const witness = WITNESSES[operationId];
  if (!witness) return arrangement;
  return {
    ...arrangement,
    async prepare(trial) {
      const stage = await arrangement.prepare(trial);
      const sample = stage.input();
      return { ...stage, observe: () => witness(trial, sample) };
    },
  };
}

/** Whether a task shows what a report says: such fields move by themselves, but hardly to these very values. */
async function isTaken(trial: Trial, path: CallInput['path'], report: Json | undefined): Promise<Json> {
  const { record } = await lookAt(trial, 'task', path?.task_id ?? '');
  const shown = isJsonObject(report) ? agreeing(report, record) : [];
  return { shown };
}

/** The names of what a record has with the same value as a report. */
const agreeing = (report: JsonObject, record: JsonObject): string[] =>
  Object.keys(pick(report, Object.keys(record))).filter((name) => {
    const [said, shown] = [report[name] ?? null, record[name] ?? null];
    if (isJsonObject(said) && isJsonObject(shown)) return agreeing(said, shown).length > 0;
    return sameJson(said, shown);
  });

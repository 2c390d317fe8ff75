import { sameJson } from '../../spec/exact-json.js';
import { newObject } from '../arrangements/own-objects.js';
import type { Check } from '../harness/check.js';
import type { CallInput } from '../harness/exchange.js';
import { lookAt } from '../harness/look.js';
import { pick } from '../harness/pick.js';
import { differing, steadyPart } from '../harness/record.js';
import { pathOf, RESOURCES } from '../harness/resources.js';
import type { Trial } from '../harness/trial.js';
import type { CreatedKind } from '../results/created-kind.js';
import { ownResourcesCheck } from './own-resources-check.js';

type Ask = (id: string) => CallInput;

const nothing: Ask = () => ({});
const byId: Ask = (id) => ({ query: { id } });
const ofTask: Ask = (id) => ({ path: pathOf('task', id) });

/** What shows an object of a kind, or something about it, and with what it is asked. */
const QUESTIONS: Readonly<Record<CreatedKind, Readonly<Record<string, Ask>>>> = {
  source: { ShowServer: nothing, ListServers: byId, ListErrorServers: nothing, ShowOverview: nothing },
  task: {
    ShowTask: nothing,
    ListTasks: byId,
    ShowsSpeedLimits: ofTask,
    ShowConsistencyResult: ofTask,
    ShowConfigSetting: ofTask,
  },
  template: {
    ShowTemplate: nothing,
    ListTemplates: nothing,
    ShowTargetPassword: (id) => ({ path: pathOf('template', id) }),
  },
  project: { ShowMigproject: nothing, ListMigprojects: nothing },
};

/** Whoever asks for something leaves it as it is. */
export const readingChecks: Check[] = (Object.keys(QUESTIONS) as CreatedKind[]).flatMap((kind) =>
  Object.entries(QUESTIONS[kind]).map(([operationId, ask]) =>
    ownResourcesCheck(
      operationId,
      'read twice',
      [`${operationId}.reading-changes-nothing`],
      async (trial) => {
        const id = await newObject(trial, kind);
        await expectStable(trial, kind, id, operationId, ask(id));
      },
    ),
  ),
);

/**
 * Reads a record, asks, reads it again, and compares what does not move by itself. Something that was still under way
 * may have changed it once; only what changes every time is changed by asking.
 */
async function expectStable(
  trial: Trial,
  kind: CreatedKind,
  id: string,
  operationId: string,
  input: CallInput,
): Promise<void> {
  const { show } = RESOURCES[kind];
  const isItself = operationId === show;
  const lookTwice = async () => {
    const before = await lookAt(trial, kind, id);
    if (!isItself) await trial.call(operationId, input);
    const after = await lookAt(trial, kind, id);
    // It is the time when the agent was last connected or lost.
    const stayed = sameJson(before.record.connected ?? null, after.record.connected ?? null);
    const more = stayed ? ['last_visit_time'] : [];
    const [expected, received] = [before, after].map(({ record }) => ({
      ...steadyPart(trial, kind, record),
      ...pick(record, more),
    })) as [typeof before.record, typeof before.record];
    const moved = differing(expected, received);
    return { moved, expected: pick(expected, moved), received: pick(received, moved), after };
  };
  const { moved, expected, received, after } = await trial.eventually(
    lookTwice,
    (seen) => seen.moved.length === 0,
  );
  trial.expect(`${operationId}.reading-changes-nothing`, {
    ok: moved.length === 0,
    message: `${show} was asked twice, with ${isItself ? 'nothing' : operationId} in between; each time ${moved.join(', ')} changes.`,
    expected,
    received,
    exchange: after.exchange,
  });
}

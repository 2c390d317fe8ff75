import { isJsonObject } from '../../spec/exact-json.js';
import { follows, lifecycle, pairing, shownState } from '../../spec/lifecycle.js';
import { resolve } from '../../spec/schema.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import { operationOf } from '../harness/context.js';
import { isAccepted } from '../harness/exchange.js';
import type { Trial } from '../harness/trial.js';
import { refusalOf } from './refusal-of.js';

/** Asks for every pair of copystate and migrationcycle: legal ones accepted and shown, illegal ones refused. */
export function matrixChecks(): Check[] {
  return lifecycle.source.cycles.map((cycle) => ({
    suite: 'rejections',
    operationId: 'UpdateCopyState',
    label: `matrix ${cycle}`,
    requirements: ['SMS.7728'],
    scope: 'own-resources',
    run: (trial) => askCycle(trial, cycle),
  }));
}

async function askCycle(trial: Trial, cycle: string): Promise<void> {
  const stage = await ARRANGEMENTS.UpdateCopyState?.prepare(trial);
  const path = stage?.input().path;
  if (!path) return;
  for (const copystate of copystates(trial)) {
    const state = shownState(copystate) ?? copystate;
    const kind = pairing(state, cycle);
    const before = kind === 'illegal' ? await stateOf(trial, path) : undefined;
    const exchange = await trial.call('UpdateCopyState', {
      path,
      body: { copystate, migrationcycle: cycle },
    });
    const pair = `copystate ${copystate} with migrationcycle ${cycle}`;
    if (kind === 'legal') {
      trial.expectAccepted('SMS.7728', exchange, `${pair} (allowed by the matrix)`);
      if (isAccepted(exchange)) await expectShown(trial, path, state, cycle);
    } else if (kind === 'illegal') {
      const why = `${pair} (forbidden by the matrix)`;
      trial.expectRefused('SMS.7728', exchange, why, refusalOf(trial.context.contract, 'SMS.7728'));
      if (!isAccepted(exchange)) await expectKept(trial, path, before ?? [], pair);
    } else {
      trial.expect('SMS.7728', {
        ok: exchange.status < 500,
        message: `UpdateCopyState answered status ${exchange.status} to ${pair}.`,
        expected: [200, 400],
        received: exchange.status,
        exchange,
        reading: `copystate-without-matrix: ${isAccepted(exchange) ? 'accepted' : 'refused'}`,
      });
    }
  }
}

/** ShowServer's own table has testing where the others have cutovering. */
const shownAs = (state: string): string[] => (state === 'cutovering' ? [state, 'testing'] : [state]);

/** The values of copystate in the spelling of the edition. */
function copystates(trial: Trial): string[] {
  const { requestBody } = operationOf(trial.context, 'UpdateCopyState');
  const body = requestBody && resolve(requestBody, trial.context.contract.schemas);
  return (body?.properties?.copystate?.enum ?? []).map(String);
}

async function stateOf(trial: Trial, path: Record<string, string>): Promise<[string, string] | []> {
  const { json } = await trial.call('ShowServer', { path });
  return isJsonObject(json) ? [String(json.state), String(json.migration_cycle)] : [];
}

async function expectShown(
  trial: Trial,
  path: Record<string, string>,
  state: string,
  cycle: string,
): Promise<void> {
  const accepted = shownAs(state);
  const look = await trial.eventually(
    () => trial.call('ShowServer', { path }),
    ({ json }) =>
      isJsonObject(json) && accepted.includes(String(json.state)) && json.migration_cycle === cycle,
  );
  const record = answerOf(look);
  trial.expect('R23', {
    ok: accepted.includes(String(record.state)) && record.migration_cycle === cycle,
    message: `After ${state} in ${cycle} was reported, ShowServer shows ${record.state} in ${record.migration_cycle}.`,
    expected: { state, migration_cycle: cycle },
    received: { state: record.state ?? null, migration_cycle: record.migration_cycle ?? null },
    exchange: look,
  });
}

async function expectKept(
  trial: Trial,
  path: Record<string, string>,
  before: [string, string] | [],
  pair: string,
): Promise<void> {
  const { json } = await trial.call('ShowServer', { path });
  const after = isJsonObject(json) ? [String(json.state), String(json.migration_cycle)] : [];
  const [[state = '', cycle], [now = '', nowIn]] = [before, after];
  // A source may go on by itself.
  const ok = follows(state, now, lifecycle.source.passes) && (state !== now || cycle === nowIn);
  trial.expect('UpdateCopyState.refusal-changes-nothing', {
    ok,
    message: `UpdateCopyState refused ${pair}, and yet the source went from ${before.join(' in ')} to ${after.join(' in ')}.`,
    expected: before,
    received: after,
  });
}

import type { Operation } from '../../spec/contract.js';
import { isJsonObject, type Json, sameJson } from '../../spec/exact-json.js';
import type { Stage } from '../harness/arrangements.js';
import type { Exchange } from '../harness/exchange.js';
import { show, type Trial } from '../harness/trial.js';

/** Requires that a refused request left everything as it was. */
export async function expectUnchanged(
  trial: Trial,
  operation: Operation,
  stage: Stage,
  before: Json,
  exchange: Exchange,
  why: string,
): Promise<void> {
  const requirement = `${operation.operationId}.refusal-changes-nothing`;
  if (!trial.context.recorder.has(requirement)) return;
  const after = (await stage.observe?.()) ?? null;
  trial.expect(requirement, {
    ok: sameJson(before, after),
    message: `${operation.operationId} refused ${why}, and yet something changed: ${differences(before, after)}.`,
    expected: before,
    received: after,
    exchange,
  });
}

function differences(before: Json, after: Json): string {
  if (!isJsonObject(before) || !isJsonObject(after)) return `${show(before)} became ${show(after)}`;
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names
    .filter((name) => !sameJson(before[name] ?? null, after[name] ?? null))
    .map((name) => `${name} was ${show(before[name] ?? null)} and is ${show(after[name] ?? null)}`)
    .join('; ');
}

import type { JsonObject } from '../../spec/exact-json.js';
import { shownState } from '../../spec/lifecycle.js';
import { resolve } from '../../spec/schema.js';
import { type Context, operationOf } from './context.js';

/**
 * The body with which the agent reports a state, in the spelling of the edition: `INIT` in most, `initialize` in
 * one.
 *
 * @param state as the other operations show it, e.g. `replicate`
 */
export function stateReport(
  context: Pick<Context, 'operations' | 'contract'>,
  state: string,
  migrationcycle: string,
): JsonObject {
  const { requestBody } = operationOf(context, 'UpdateCopyState');
  const body = requestBody && resolve(requestBody, context.contract.schemas);
  const values = (body?.properties?.copystate?.enum ?? []).map(String);
  return { copystate: values.find((value) => shownState(value) === state) ?? state, migrationcycle };
}

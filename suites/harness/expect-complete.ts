import { alwaysShown } from '../../fixtures/examples/always-shown.js';
import { isJsonObject, type Json, type JsonObject } from '../../spec/exact-json.js';
import { fieldAt } from '../../spec/field-path.js';
import type { Exchange } from './exchange.js';
import type { Trial } from './trial.js';

/**
 * The fields, by path with `[]` for list elements, that a record leaves out although they have a value and every
 * example has them. What says nothing (null, false, 0, an empty text, list or object) may be left out.
 *
 * @param known what the fields are known to hold
 * @param always what every example of the answer has
 * @param at where the record stands in the answer
 */
export function leftOut(
  known: JsonObject,
  shown: JsonObject,
  always: ReadonlySet<string>,
  at = '',
): string[] {
  const within = (value: Json, received: Json, path: string): string[] => {
    if (isJsonObject(value) && isJsonObject(received)) return leftOut(value, received, always, path);
    if (!Array.isArray(value) || !Array.isArray(received) || value.length !== received.length) return [];
    return value.flatMap((item, index) => within(item, received[index] ?? null, `${path}[]`));
  };
  const found = Object.entries(known).flatMap(([name, value]) => {
    const path = fieldAt(at, name);
    const received = shown[name] ?? null;
    if (received === null) return says(value) && always.has(path) ? [path] : [];
    return within(value, received, path);
  });
  return [...new Set(found)];
}

function says(value: Json): boolean {
  if (Array.isArray(value)) return value.length > 0;
  if (isJsonObject(value)) return Object.keys(value).length > 0;
  return value !== 0n && Boolean(value);
}

/**
 * Requires that an answer has the fields that are known to have a value and that every documented example has.
 *
 * @param known what its fields are known to hold
 * @param except paths of fields that another requirement demands
 */
export function expectComplete(
  trial: Trial,
  operationId: string,
  known: JsonObject,
  { record, exchange }: { record: JsonObject; exchange: Exchange },
  { at = '', except = [] }: { at?: string; except?: readonly string[] } = {},
): void {
  const always = alwaysShown(operationId, trial.context.contract.edition);
  const missing = leftOut(known, record, always, at).filter((path) => !except.includes(path));
  trial.expect(`${operationId}.complete`, {
    ok: missing.length === 0,
    message: `${operationId} leaves out ${missing.join(', ')}; there is a value, and every documented example has it.`,
    expected: missing,
    received: Object.keys(record),
    exchange,
  });
}

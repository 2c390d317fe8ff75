import type { RequirementResult } from '../../suites/results/run.js';
import { keyOf, type Place, type YamlPlaces } from './yaml-places.js';

/**
 * The line of the contract that states a requirement: its own entry, else the row that it is read from, the table,
 * or the operation. `undefined` for what no line states.
 */
export function placeOf(
  { id, operationId, source }: Pick<RequirementResult, 'id' | 'operationId' | 'source'>,
  { byId, bySource }: YamlPlaces,
): Place | undefined {
  const { row: _, ...table } = source;
  const prefix = `${operationId}.`;
  return (
    byId.get(id) ??
    (id.startsWith(prefix) ? byId.get(id.slice(prefix.length)) : undefined) ??
    bySource.get(keyOf(source)) ??
    bySource.get(keyOf(table)) ??
    (operationId === null ? undefined : byId.get(operationId))
  );
}

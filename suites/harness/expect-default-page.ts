import { operationOf } from './context.js';
import { rowsOf } from './lists.js';
import type { Trial } from './trial.js';

/**
 * Requires that a list that is asked for without a limit shows as much as its table has for the default, where there is
 * that much.
 *
 * @param present so many entries are there for sure, whatever others do
 */
export async function expectDefaultPage(trial: Trial, operationId: string, present: number): Promise<void> {
  const { parameters } = operationOf(trial.context, operationId);
  const limit = parameters.find(({ name }) => name === 'limit');
  if (!limit) return;
  const size = Number(limit.schema.default);
  const least = Math.min(size, present);
  const { shown, exchange } = await trial.eventually(
    async () => {
      const exchange = await trial.call(operationId);
      return { shown: rowsOf(operationId, exchange).length, exchange };
    },
    ({ shown }) => shown >= least,
  );
  trial.expect(`${operationId}.R17`, {
    ok: least <= shown && shown <= size,
    message: `${operationId} without a limit shows ${shown} of at least ${present} entries; the default is ${size} on a page.`,
    expected: least,
    received: shown,
    exchange,
    source: limit.source,
  });
}

import { logBody } from '../bodies/report-bodies.js';
import type { Exchange } from '../harness/exchange.js';
import { listed } from '../harness/look.js';
import type { Trial } from '../harness/trial.js';

/** States in which nobody is at work for a collection any more. The access to the logs may still be withdrawn. */
const ENDED = ['AGENT_COLLECT_FAIL', 'SERVER_COLLECT_FAIL', 'SERVER_COLLECT_SUCCESS'];

export const collect = (trial: Trial, taskId: string): Promise<Exchange> =>
  trial.call('CollectLog', { path: { task_id: taskId }, body: logBody() });

/** How far the collection is shown to be; empty where nothing is. */
export async function collectionOf(trial: Trial, taskId: string): Promise<string> {
  const { items } = await listed(trial, 'task', { id: taskId }, ({ id }) => id === taskId);
  const status = items[0]?.log_collect_status;
  if (typeof status !== 'string') return '';
  trial.context.recorder.see('logs', status);
  return status;
}

/** Whether a state of a collection is one in which it is over. */
export const hasEnded = (status: string): boolean => ENDED.includes(status);

import { hostname, uptime } from 'node:os';
import type { RecordedRun } from '../harness/read-ledger.js';

/** Whether a run is still at work on this machine; of another machine nobody here can tell. */
export function isUnderWay({ ended, host, process: id, began }: RecordedRun): boolean {
  if (ended || host !== hostname()) return false;
  // The process that has the number since the machine was started again is another one.
  if (began < Date.now() - uptime() * 1000) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

import type { Operation } from '../../spec/contract.js';
import type { Check } from '../harness/check.js';
import { commandCheck } from './command-check.js';
import { deletionChecks } from './deletion-checks.js';
import { inUseChecks } from './in-use-checks.js';
import { logChecks } from './log-checks.js';
import { migrationCheck } from './migration-check.js';
import { sourceRecordCheck } from './source-record-check.js';
import { taskStartChecks } from './task-start-checks.js';

const CHECKS = [
  migrationCheck,
  sourceRecordCheck,
  commandCheck,
  ...deletionChecks,
  ...inUseChecks,
  ...logChecks,
  ...taskStartChecks,
];

/** The lifecycle of sources and tasks, with the console user and the agent both played by the suite. */
export const lifecycleChecks = (operation: Operation): Check[] =>
  CHECKS.filter((check) => check.operationId === operation.operationId);

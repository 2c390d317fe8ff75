import type { Operation } from '../../spec/contract.js';
import type { Check } from '../harness/check.js';
import { deletionChecks } from './deletion-checks.js';
import { migrationCheck } from './migration-check.js';
import { sourceRecordCheck } from './source-record-check.js';

const CHECKS = [migrationCheck, sourceRecordCheck, ...deletionChecks];

/** The lifecycle of sources and tasks, with the console user and the agent both played by the suite. */
export const lifecycleChecks = (operation: Operation): Check[] =>
  CHECKS.filter((check) => check.operationId === operation.operationId);

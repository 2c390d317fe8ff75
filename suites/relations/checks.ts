import type { Operation } from '../../spec/contract.js';
import type { Check } from '../harness/check.js';
import { accountChecks } from './account-checks.js';
import { concurrencyChecks } from './concurrency-checks.js';
import { consistencyChecks } from './consistency-checks.js';
import { defaultPageChecks } from './default-page-checks.js';
import { defaultProjectChecks } from './default-project-checks.js';
import { environmentChecks } from './environment-checks.js';
import { errorFilterCheck } from './error-filter-check.js';
import { leavesTheRestChecks } from './leaves-the-rest-checks.js';
import { listChecks } from './list-checks.js';
import { projectChecks } from './project-checks.js';
import { readingChecks } from './reading-checks.js';
import { reportChecks } from './report-checks.js';
import { settingChecks } from './setting-checks.js';
import { sourceRecordChecks } from './source-record-checks.js';
import { taskRecordChecks } from './task-record-checks.js';
import { templateChecks } from './template-checks.js';
import { versionChecks } from './version-checks.js';

const CHECKS = [
  ...sourceRecordChecks,
  ...taskRecordChecks,
  ...templateChecks,
  ...projectChecks,
  ...defaultProjectChecks,
  ...environmentChecks,
  ...readingChecks,
  ...reportChecks,
  ...consistencyChecks,
  ...settingChecks,
  ...versionChecks,
  ...listChecks,
  ...defaultPageChecks,
  ...leavesTheRestChecks,
  ...accountChecks,
  errorFilterCheck,
  ...concurrencyChecks,
];

/** How the operations fit together: what one writes the others show, list, count and filter. */
export const relations = (operation: Operation): Check[] =>
  CHECKS.filter((check) => check.operationId === operation.operationId);

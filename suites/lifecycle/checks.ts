import type { Operation } from '../../spec/contract.js';
import type { Check } from '../harness/check.js';
import { commandCheck, furtherCommandsCheck, windowsCommandCheck } from './command-check.js';
import { deletionChecks } from './deletion-checks.js';
import { emptyBatchChecks } from './empty-batch-checks.js';
import { inUseChecks } from './in-use-checks.js';
import { logChecks } from './log-checks.js';
import { logCollectionCheck } from './log-collection-check.js';
import { manySourcesCheck } from './many-sources-check.js';
import { matrixChecks } from './matrix/matrix-checks.js';
import { pairChecks } from './matrix/pair-checks.js';
import { migrationCheck } from './migration-check.js';
import { raceChecks } from './races/race-checks.js';
import { specialRaces } from './races/special-races.js';
import { accountHistories } from './sequences/account-checks.js';
import { knownHistory } from './sequences/known-history.js';
import { sequenceChecks } from './sequences/sequence-checks.js';
import { projectOfRenamedCheck, sourceRecordCheck } from './source-record-check.js';
import { taskStartChecks } from './task-start-checks.js';
import { unreadySourceChecks } from './unready-source-checks.js';
import { waitingCommandsCheck } from './waiting-commands-check.js';

/** What costs little and shows much comes first. */
const CHECKS = [
  migrationCheck,
  sourceRecordCheck,
  projectOfRenamedCheck,
  commandCheck,
  furtherCommandsCheck,
  windowsCommandCheck,
  waitingCommandsCheck,
  ...deletionChecks,
  ...emptyBatchChecks,
  ...inUseChecks,
  manySourcesCheck,
  ...logChecks,
  logCollectionCheck,
  ...unreadySourceChecks,
  ...taskStartChecks,
  ...raceChecks,
  ...specialRaces,
  knownHistory,
  ...matrixChecks,
  ...pairChecks,
  ...sequenceChecks,
  accountHistories,
];

/** The lifecycle of sources and tasks, with the console user and the agent both played by the suite. */
export const lifecycleChecks = (operation: Operation): Check[] =>
  CHECKS.filter((check) => check.operationId === operation.operationId);

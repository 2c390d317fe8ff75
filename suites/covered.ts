import type { SuiteName } from '../spec/requirement.js';

/** The suites that exist, in the order in which they run. */
export const SUITES: readonly SuiteName[] = ['examples', 'rejections', 'relations', 'lifecycle'];

/** The operations that the suites ask about; the contract describes more. */
export const COVERED_OPERATIONS: readonly string[] = [
  'ListApiVersion',
  'ShowApiVersion',
  'ListErrorServers',
  'RegisterServer',
  'ListServers',
  'DeleteServers',
  'UpdateServerName',
  'UpdateCopyState',
  'DeleteServer',
  'ShowServer',
  'ShowOverview',
  'UpdateDiskInfo',
  'CreateTask',
  'ListTasks',
  'DeleteTasks',
  'DeleteTask',
  'ShowTask',
  'UpdateTask',
  'UpdateTaskStatus',
];

/** What a run may touch at the endpoint. */
export const SCOPES = ['read-only', 'own-resources', 'account-wide'] as const;

export type Scope = (typeof SCOPES)[number];

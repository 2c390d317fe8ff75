import type { SuiteName } from '../spec/requirement.js';

/** The suites that exist, in the order in which they run. */
export const SUITES: readonly SuiteName[] = [
  'examples',
  'rejections',
  'properties',
  'relations',
  'lifecycle',
  'security',
];

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
  'UpdateTaskSpeed',
  'ShowsSpeedLimits',
  'UpdateSpeed',
  'ShowPassphrase',
  'CollectLog',
  'ShowConsistencyResult',
  'UpdateConsistencyResult',
  'ExportConsistencyResults',
  'ShowCommand',
  'UpdateCommandResult',
  'CreateTemplate',
  'ListTemplates',
  'DeleteTemplates',
  'DeleteTemplate',
  'ShowTemplate',
  'UpdateTemplate',
  'ShowTargetPassword',
  'ShowCertKey',
  'CreateMigproject',
  'ListMigprojects',
  'ShowMigproject',
  'DeleteMigproject',
  'UpdateMigproject',
  'UpdateDefaultMigproject',
  'UpdateNetworkCheckInfo',
  'UploadSpecialConfigurationSetting',
  'ShowConfigSetting',
  'ShowConfig',
  'CreatePrivacyAgreements',
  'ShowPrivacyAgreements',
  'ShowSha256',
  'UnlockTargetEcs',
  'CheckNetAcl',
];

/** Generated requests per property. */
export const DEFAULT_RUNS = 20;

/** What a run may touch at the endpoint. */
export const SCOPES = ['read-only', 'own-resources', 'account-wide'] as const;

export type Scope = (typeof SCOPES)[number];

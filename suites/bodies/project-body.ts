import type { JsonObject } from '../../spec/exact-json.js';

/** A migration project that is not the default, with every field of the table. The name has 2 to 19 characters. */
export const projectBody = (name: string): JsonObject => ({
  ...minimalProjectBody(name),
  description: 'smsconf',
  isdefault: false,
  start_target_server: true,
  speed_limit: 100,
  enterprise_project: 'default',
  start_network_check: false,
});

/** The mandatory fields of a migration project and nothing else. */
export const minimalProjectBody = (name: string): JsonObject => ({
  name,
  region: 'cn-north-4',
  use_public_ip: true,
  exist_server: true,
  type: 'MIGRATE_FILE',
  syncing: false,
});

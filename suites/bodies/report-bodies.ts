import type { JsonObject } from '../../spec/exact-json.js';

const GIB = 1024 ** 3;

/** A report on a subtask that is 40 percent done, with every field of the table but the
 * time of the agent, whose form is not documented. Rates are in Mbit/s, sizes in bytes. */
export const progressBody = (): JsonObject => ({
  subtask_name: 'SSL_CONFIG',
  progress: 40,
  replicatesize: GIB,
  totalsize: 10 * GIB,
  process_trace: '',
  migrate_speed: 1.5,
  compress_rate: 2.5,
  remain_time: 3600,
  total_cpu_usage: 10,
  agent_cpu_usage: 5.5,
  total_mem_usage: 512.5,
  agent_mem_usage: 64,
  total_disk_io: 20.5,
  agent_disk_io: 2,
  need_migration_test: false,
});

/** What the agent says of a command that it was sent: that it was carried out, unless told otherwise. */
export const resultBody = (
  command: string,
  details: JsonObject = { msg: 'done' },
  result: 'success' | 'fail' = 'success',
): JsonObject => ({ command_name: command, result, result_detail: details });

/** The bucket that logs are to be uploaded to. */
export const BUCKET = 'smsconf-logs';

export const logBody = (): JsonObject => ({ log_bucket: BUCKET });

/** Two limits that fill the day; speeds in Mbit/s, thresholds in percent. */
export const speedLimitsBody = (): JsonObject => ({
  speed_limit: [
    { start: '00:00', end: '12:00', speed: 100, over_speed_threshold: 50 },
    { start: '12:00', end: '23:59', speed: 0, over_speed_threshold: 100 },
  ],
});

export const consistencyBody = (): JsonObject => ({
  consistency_result: [
    {
      dir_check: '/root',
      num_total_files: 1000,
      num_different_files: 3,
      num_target_miss_files: 2,
      num_target_more_files: 1,
    },
    {
      dir_check: `/数据 é ${'a'.repeat(300)}`,
      num_total_files: 10,
      num_different_files: 0,
      num_target_miss_files: 0,
      num_target_more_files: 0,
    },
  ],
});

/** Delays in milliseconds, speed in Mbit/s, the rest in percent. */
export const networkCheckBody = (): JsonObject => ({
  domain_connectivity: true,
  destination_connectivity: true,
  network_delay: 20.25,
  network_jitter: 2.5,
  migration_speed: 100.5,
  loss_percentage: 0.5,
  cpu_usage: 12.5,
  mem_usage: 50,
  evaluation_result: 'normal',
});

export const settingsBody = (): JsonObject => ({
  configurations: [
    { config_key: 'EXCLUDE_MIGRATE_PATH', config_value: '["/tmp"]', config_status: '' },
    { config_key: 'ONLY_SYNC_PATH', config_value: '["/srv"]', config_status: '' },
  ],
});

import type { JsonObject } from '../../spec/exact-json.js';
import { freshId } from '../recording/part.js';
import { btrfsBody, networkBody, sourceBody, volumeGroupBody } from './source-body.js';

const GIB = 1024 ** 3;

/** A task for a Linux source onto an existing target, with every field of the table. */
export function taskBody(name: string, sourceId: string): JsonObject {
  return {
    name,
    type: 'MIGRATE_FILE',
    start_target_server: true,
    auto_start: false,
    os_type: 'LINUX',
    source_server: { id: sourceId },
    target_server: {
      btrfs_list: [btrfsBody()],
      disks: [
        {
          device_use: 'BOOT',
          disk_id: freshId(),
          name: 'disk 0',
          physical_volumes: [
            {
              device_use: 'OS',
              file_system: 'ext4',
              index: 0,
              mount_point: '/',
              name: '/dev/vda1',
              size: 30 * GIB,
              inode_size: 256,
              used_size: 5 * GIB,
              uuid: '1f3a6c1e-5f5e-4f57-9d6a-1f0a4d3c2b10',
            },
          ],
          size: 40 * GIB,
          used_size: 30 * GIB,
        },
      ],
      name: 'target',
      vm_id: freshId(),
      volume_groups: [volumeGroupBody()],
    },
    migration_ip: '192.168.0.10',
    region_name: 'cn-north-4',
    region_id: 'cn-north-4',
    project_name: 'cn-north-4',
    project_id: '05825205120026802ff0c01721bc1000',
    priority: 1,
    use_public_ip: true,
    use_ipv6: false,
    syncing: false,
    exist_server: true,
    start_network_check: false,
    speed_limit: 0,
    over_speed_threshold: 50,
    is_need_consistency_check: false,
    need_migration_test: false,
  };
}

/** The mandatory fields of CreateTask and nothing else. */
export function minimalTaskBody(name: string, sourceId: string): JsonObject {
  const { type, os_type, source_server, region_name, region_id, project_name, project_id, target_server } =
    taskBody(name, sourceId) as Record<string, JsonObject>;
  const { disks, name: targetName, vm_id } = target_server as JsonObject;
  return {
    name,
    type,
    os_type,
    source_server,
    target_server: { disks, name: targetName, vm_id },
    region_name,
    region_id,
    project_name,
    project_id,
  } as JsonObject;
}

/**
 * A change of a task with every field that any edition of UpdateTask has, except the clone server, which the
 * documents allow only in some states of the source.
 */
export function taskChangeBody(name: string): JsonObject {
  return {
    name,
    type: 'MIGRATE_FILE',
    os_type: 'LINUX',
    priority: 1,
    region_id: 'cn-north-4',
    start_target_server: true,
    exist_server: true,
    migration_ip: '192.168.0.11',
    use_ipv6: false,
    use_public_ip: true,
    region_name: 'cn-north-4',
    speed_limit: 100,
    project_name: 'cn-north-4',
    project_id: '05825205120026802ff0c01721bc1000',
    source_server: sourceBody(name),
    target_server: targetBody(),
    sub_tasks: [
      {
        id: 7278,
        name: 'SSL_CONFIG',
        progress: 0,
        start_date: 1_598_435_802_000,
        end_date: 1_598_435_803_000,
        migrate_speed: 1.5,
        user_op: 'REPLICATE',
        process_trace: '',
      },
    ],
  };
}

function targetBody(): JsonObject {
  return {
    ip: '192.168.0.11',
    name: 'target',
    hostname: 'target',
    os_type: 'LINUX',
    os_version: 'CENTOS_7_6_64BIT',
    firmware: 'BIOS',
    cpu_quantity: 2,
    memory: 4 * GIB,
    btrfs_list: [btrfsBody()],
    networks: [networkBody()],
    has_rsync: true,
    paravirtualization: false,
    raw_devices: '',
    driver_files: false,
    system_services: false,
    account_rights: true,
    boot_loader: 'GRUB',
    system_dir: '',
    volume_groups: [volumeGroupBody()],
    flavor: 's6.large.2',
    disks: [targetDiskBody()],
    image_disk_id: '',
    snapshot_ids: '',
    cutovered_snapshot_ids: '',
  };
}

function targetDiskBody(): JsonObject {
  return {
    id: 88_008,
    device_use: 'OS',
    disk_id: '0',
    name: 'disk 0',
    physical_volumes: [
      {
        id: 135_055,
        device_use: 'OS',
        file_system: 'ext4',
        index: 1,
        mount_point: '/',
        name: '/dev/vda1',
        size: 30 * GIB,
        used_size: 5 * GIB,
        uuid: '1f3a6c1e-5f5e-4f57-9d6a-1f0a4d3c2b10',
        relation_name: '/dev/vda1',
        free_size: 25 * GIB,
      },
    ],
    size: 40 * GIB,
    used_size: 30 * GIB,
    disk_index: '0',
    os_disk: true,
    partition_style: 'MBR',
    relation_name: '/dev/vda',
  };
}

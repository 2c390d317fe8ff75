import { isJsonObject, type JsonObject } from '../../spec/exact-json.js';

const MIB = 1024 * 1024;
const GIB = 1024 * MIB;

/** A Linux source that passes every documented environment check, with every field of the table. */
export function sourceBody(name: string): JsonObject {
  return {
    ip: '192.168.77.77',
    name,
    hostname: name,
    os_type: 'LINUX',
    os_version: 'CENTOS_7_6_64BIT',
    virtualization_type: 'HVM',
    linux_block_check: '{"release_type":"CENTOS","release_version":"7.6"}',
    firmware: 'BIOS',
    cpu_quantity: 2,
    memory: 4 * GIB,
    disks: [diskBody()],
    btrfs_list: [btrfsBody()],
    networks: [networkBody()],
    domain_id: '0215ef11e49d4743be23dd97a1561000',
    has_rsync: true,
    paravirtualization: false,
    raw_devices: '',
    driver_files: false,
    system_services: false,
    account_rights: true,
    boot_loader: 'GRUB',
    system_dir: 'C:\\Windows\\System32',
    volume_groups: [volumeGroupBody()],
    agent_version: '25.2.0',
    kernel_version: '3.10.0-957.el7.x86_64',
    migration_cycle: 'checking',
    state: 'waiting',
    oem_system: false,
    start_type: 'MANUAL',
    io_read_wait: 3.5,
    has_tc: true,
    platform: 'other',
  };
}

/** What makes a Windows source of the Linux one: its system, and the one disk with the one partition. */
export function windowsSource(): JsonObject {
  const disk = diskBody('Disk 0');
  const volumes = [
    { ...firstVolume(disk), name: 'C:\\', file_system: 'NTFS', mount_point: 'C:\\', device_use: 'OS' },
  ];
  return {
    os_type: 'WINDOWS',
    os_version: 'WINDOWS2016_64BIT',
    volume_groups: [],
    btrfs_list: [],
    disks: [{ ...disk, physical_volumes: volumes }],
  };
}

function firstVolume({ physical_volumes: volumes }: JsonObject): JsonObject {
  const [first] = Array.isArray(volumes) ? volumes : [];
  return isJsonObject(first) ? first : {};
}

/** A disk of 40 GiB with one partition of 30 GiB; every size is a whole number of MiB. */
export function diskBody(name = '/dev/vda'): JsonObject {
  return {
    name,
    partition_style: 'MBR',
    device_use: 'BOOT',
    size: 40 * GIB,
    used_size: 30 * GIB,
    physical_volumes: [
      {
        device_use: 'OS',
        file_system: 'ext4',
        index: 0,
        mount_point: '/',
        name: `${name}1`,
        size: 30 * GIB,
        used_size: 5 * GIB,
        inode_size: 256,
        inode_nums: 1_966_080,
        uuid: '1f3a6c1e-5f5e-4f57-9d6a-1f0a4d3c2b10',
        size_per_cluster: 4096,
      },
    ],
    os_disk: true,
    relation_name: name,
    inode_size: 256,
  };
}

export function volumeGroupBody(): JsonObject {
  return {
    components: '/dev/vdb1',
    free_size: 2 * GIB,
    logical_volumes: [
      {
        block_count: 2_097_152,
        block_size: 4096,
        file_system: 'xfs',
        inode_size: 512,
        inode_nums: 4_194_304,
        device_use: 'NORMAL',
        mount_point: '/data',
        name: 'data',
        size: 8 * GIB,
        used_size: GIB,
        free_size: 7 * GIB,
      },
    ],
    name: 'vg0',
    size: 10 * GIB,
  };
}

export function btrfsBody(): JsonObject {
  return {
    name: 'btrfs0',
    label: '',
    uuid: '7a9f6a52-9e4c-4a37-8d2f-3a5b0c7d1e20',
    device: '/dev/vdc1',
    size: 4 * GIB,
    nodesize: 16_384,
    sectorsize: 4096,
    data_profile: 'single',
    system_profile: 'DUP',
    metadata_profile: 'DUP',
    global_reserve1: 'single',
    g_vol_used_size: 3 * GIB,
    default_subvolid: '5',
    default_subvol_name: 'root',
    default_subvol_mountpath: '/srv',
    subvolumn: [
      {
        uuid: '0c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e40',
        is_snapshot: 'false',
        subvol_id: '257',
        parent_id: '5',
        subvol_name: 'home',
        subvol_mount_path: '/srv/home',
      },
    ],
  };
}

export function networkBody(): JsonObject {
  return {
    name: 'eth0',
    ip: '192.168.77.77',
    ipv6: 'fe80::f816:3eff:fe5a:1b2c',
    netmask: '255.255.255.0',
    gateway: '192.168.77.1',
    mtu: 1500,
    mac: 'fa:16:3e:5a:1b:2c',
    id: '1',
  };
}

/** The body of UpdateDiskInfo. */
export const diskInfoBody = (diskName = '/dev/vda'): JsonObject => ({
  disks: [diskBody(diskName)],
  volumegroups: [volumeGroupBody()],
  btrfs_list: [btrfsBody()],
});

/** The body of UpdateServerName, with an adjustment for every kind of volume. */
export const sourceChangeBody = (name: string): JsonObject => ({
  name,
  disks: [
    {
      need_migration: true,
      id: '1',
      adjust_size: 0,
      physical_volumes: [{ id: '1', need_migration: true, adjust_size: 0 }],
    },
  ],
  volume_groups: [
    {
      logical_volumes: [{ id: '1', need_migration: true, adjust_size: 0 }],
      id: '1',
      need_migration: true,
      adjust_size: 0,
    },
  ],
});

/** A Windows source with what it has to send and nothing else, and a network without what only Linux has to tell. */
export function leanWindowsBody(name: string): JsonObject {
  const { ip, hostname, driver_files, system_services, account_rights, system_dir } = sourceBody(name);
  const { os_type, os_version } = windowsSource();
  const { name: network, ip: address, netmask, gateway, mac } = networkBody();
  return {
    ...({ ip, name, hostname, os_type, os_version } as JsonObject),
    ...({ driver_files, system_services, account_rights, system_dir } as JsonObject),
    networks: [{ name: network, ip: address, netmask, gateway, mac } as JsonObject],
  };
}

/** A Linux source with what it has to send and nothing else: its lists are empty. */
export function leanSourceBody(name: string): JsonObject {
  const {
    ip,
    hostname,
    os_type,
    os_version,
    has_rsync,
    has_tc,
    paravirtualization,
    raw_devices,
    boot_loader,
  } = sourceBody(name);
  const mandatory = { ip, name, hostname, os_type, os_version, has_rsync, has_tc, paravirtualization };
  const lists = { volume_groups: [], btrfs_list: [], disks: [], networks: [] };
  return { ...mandatory, raw_devices, boot_loader, ...lists } as JsonObject;
}

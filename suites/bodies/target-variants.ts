import { isJsonObject, type Json, type JsonObject, objectsIn } from '../../spec/exact-json.js';
import { pick, without } from '../harness/pick.js';
import { freshId } from '../recording/part.js';
import { taskBody } from './task-body.js';

/** A target whose disks and volumes can come in the wrong order. */
export function withSecondDisk(target: Json): JsonObject {
  if (!isJsonObject(target) || !Array.isArray(target.disks)) return {};
  const [disk = {}] = target.disks.filter(isJsonObject);
  const second = { ...disk, device_use: 'NORMAL', disk_id: freshId(), name: 'disk 1', physical_volumes: [] };
  return { ...target, disks: [withSecondVolume(disk), second] };
}

const SECOND_SIZE = 5 * 1024 ** 3;

/** A disk with a second volume, of 5 GiB; there has to be room. */
export function withSecondVolume(disk: JsonObject): JsonObject {
  const [volume = {}] = objectsIn(disk.physical_volumes);
  const second = {
    ...volume,
    device_use: 'NORMAL',
    index: 1,
    mount_point: '/home',
    name: '/dev/vda2',
    size: SECOND_SIZE,
    used_size: SECOND_SIZE / 5,
    uuid: '2f3a6c1e-5f5e-4f57-9d6a-1f0a4d3c2b11',
  };
  return { ...disk, used_size: Number(disk.used_size) + SECOND_SIZE, physical_volumes: [volume, second] };
}

/** A target whose disk does not say what it is used for. */
export function targetWithoutDiskUse(): JsonObject {
  const { target_server } = taskBody('', '');
  const target = isJsonObject(target_server) ? pick(target_server, ['vm_id', 'name', 'disks']) : {};
  const disks = objectsIn(target.disks);
  return { target_server: { ...target, disks: disks.map((disk) => without(disk, ['device_use'])) } };
}

/**
 * Names that conversion broke at a line end, with the spelling that the SDK samples and the other editions
 * settle. Only names that the documents' JSON examples do not contain are listed.
 */
const BROKEN_NAMES = new Map([
  ['volume_group_s', 'volume_groups'],
  ['global_reserve_1', 'global_reserve1'],
  ['default_subvol_id', 'default_subvolid'],
  ['estimate_complet_e_time', 'estimate_complete_time'],
  ['start_target_serve_r', 'start_target_server'],
]);

const BROKEN_OBJECTS = new Map([
  ['BtrfsSubvolume', 'BtrfsSubvolumn'],
  ['DiskInttargetServer', 'DiskIntargetServer'],
  ['SpeedLimitUson', 'SpeedLimitJson'],
]);

/** The wire name of a row whose printed name may be broken by the conversion. */
export function repairName(printed: string): string {
  const joined = printed.replace(/\s+/g, '');
  return BROKEN_NAMES.get(joined) ?? joined;
}

/** The name of an object schema, one spelling for all its tables. */
export function repairObject(printed: string): string {
  const joined = printed.replace(/\s+/g, '');
  return BROKEN_OBJECTS.get(joined) ?? joined;
}

/** A type column with the spaces that line breaks left in object names removed. */
export function repairType(printed: string): string {
  const text = printed.replace(/\s+/g, ' ').trim();
  const array = /^Array of (.+?) objects?$/.exec(text);
  if (array?.[1]) return array[1].startsWith('Map<') ? text : `Array of ${repairObject(array[1])} objects`;
  const object = /^(.+?) object$/.exec(text);
  if (object?.[1]) return `${repairObject(object[1])} object`;
  return text;
}

/** The path of a member of an object, as constraints write it: `disks[].name` for `name` in `disks[]`. */
export const fieldAt = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

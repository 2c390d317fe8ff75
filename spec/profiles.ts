import type { Contract, Operation } from './contract.js';
import type { Text } from './rules.js';
import { readYaml } from './yaml-file.js';

/** The names of the profiles; the last one asks about everything. */
export const PROFILES = ['core', 'console', 'agent', 'full'] as const;

/** A part of the API that a server claims to implement. */
export type ProfileName = (typeof PROFILES)[number];

/** The profile that counts where none is named. */
export const DEFAULT_PROFILE: ProfileName = 'full';

/** What a profile asks about, and what it takes for that. */
export interface Profile {
  name: ProfileName;
  /** The operations whose requirements are judged. */
  operations: ReadonlySet<string>;
  /** Operations outside of it without which its requirements cannot be shown. */
  reliesOn: ReadonlySet<string>;
}

interface Data {
  profiles: Record<string, Text & { tags?: string[]; 'relies-on'?: string[] }>;
  roles: Record<string, { role: 'console' | 'agent' | 'neither'; reason?: string }>;
}

/** The profiles as `spec/profiles.yaml` states them. */
export const profileData = readYaml<Data>('spec/profiles.yaml');

/** The profile of this name in a contract: by the chapters of the manual, or by who calls the operations. */
export function profileOf({ operations }: Pick<Contract, 'operations'>, name: ProfileName): Profile {
  const { tags, 'relies-on': reliesOn = [] } = profileData.profiles[name] ?? {};
  const isIn = ({ operationId, tag }: Operation): boolean => {
    if (name === 'full') return true;
    if (tags) return tags.includes(tag);
    return profileData.roles[operationId]?.role === name;
  };
  return {
    name,
    operations: new Set(operations.filter(isIn).map(({ operationId }) => operationId)),
    reliesOn: new Set(reliesOn),
  };
}

/** Why a requirement has no cases whose operation is in no part of the API that the server claims to implement. */
export const leftOutBy = (name: ProfileName): string => `the profile ${name} leaves it out`;

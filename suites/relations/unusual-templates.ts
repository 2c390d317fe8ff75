import type { JsonObject } from '../../spec/exact-json.js';
import { freshId } from '../recording/part.js';

/** What a server may hold to be unknown, or not to fit; what it accepts it has to keep. */
export const UNUSUAL_TEMPLATES: readonly ((name: string) => JsonObject & { name?: string })[] = [
  (name) => ({ name: `${name}-模板` }),
  () => ({ image_id: freshId() }),
  () => ({
    nics: ['1', '2'].map((net) => ({
      id: freshId(),
      name: `net${net}`,
      cidr: `192.168.${net}.0/24`,
      ip: '',
    })),
  }),
  () => ({ security_groups: ['a', 'b'].map((name) => ({ id: freshId(), name })) }),
  () => ({ volumetype: 'SAS', data_volume_type: 'SSD' }),
  () => ({ volumetype: 'SSD', data_volume_type: 'SAS' }),
  () => ({ publicip: { type: '5_bgp', bandwidth_size: 10, bandwidth_share_type: 'PER' } }),
  () => ({
    disk: [
      { id: 0, index: 0, name: 'system', disktype: 'SAS', size: 40, device_use: 'BOOT' },
      { id: 1, index: 1, name: 'data', disktype: 'SAS', size: 100, device_use: 'OS' },
    ],
  }),
];

import type { JsonObject } from '../../spec/exact-json.js';

/** The password that every template of a run gives to its servers. */
export const OWN_PASSWORD = 'Example-4711';

/** A general template with every field of the table; network, subnet and security group are to be created. */
export const templateRecord = (name: string): JsonObject => ({
  name,
  is_template: true,
  region: 'cn-north-4',
  projectid: '05825205120026802ff0c01721bc1000',
  target_server_name: name,
  availability_zone: 'cn-north-4a',
  volumetype: 'SAS',
  flavor: 's6.large.2',
  vpc: { id: 'autoCreate', name: 'autoCreate', cidr: '192.168.0.0/16' },
  nics: [{ id: 'autoCreate', name: 'autoCreate', cidr: '192.168.0.0/24', ip: '' }],
  security_groups: [{ id: 'autoCreate', name: 'autoCreate' }],
  publicip: { type: '5_bgp', bandwidth_size: 5, bandwidth_share_type: 'PER' },
  disk: [{ id: 0, index: 0, name: 'system', disktype: 'SAS', size: 40, device_use: 'BOOT' }],
  data_volume_type: 'SAS',
  target_password: OWN_PASSWORD,
  image_id: '',
});

/** The mandatory fields of a template and nothing else. */
export const minimalTemplateRecord = (name: string): JsonObject => {
  const { is_template, region, projectid } = templateRecord(name);
  return { name, is_template, region, projectid } as JsonObject;
};

import { createHash } from 'node:crypto';
import { freshId } from '../recording/part.js';
import { type Arrangement, anonymous } from './arrangement.js';

/** What belongs to the whole account, or to nobody. */
export const accountArrangements: Record<string, Arrangement> = {
  ListApiVersion: anonymous(),
  ShowApiVersion: anonymous(() => ({ path: { version: 'v3' } })),
  ShowPrivacyAgreements: anonymous(),
  CreatePrivacyAgreements: {
    scope: 'account-wide',
    alone: true,
    prepare: async () => ({ input: () => ({}) }),
  },
  ShowSha256: anonymous(() => ({ path: { key: freshId() } })),
  CheckNetAcl: anonymous(() => ({
    path: { t_project_id: hexId(), t_network_id: freshId() },
    query: { region_id: 'cn-north-4', os_type: 'LINUX' },
  })),
};

/** An identifier of 32 hexadecimal digits, the form of a project id. */
const hexId = (): string => createHash('md5').update(freshId()).digest('hex');

import type { Recorder } from '../harness/recorder.js';
import type { Callers } from './shared.js';

/** The rules that take credentials which not everybody has, and where to give them. */
const MEANS: readonly { rules: readonly string[]; isThere(callers: Callers): boolean; missing: string }[] = [
  {
    rules: ['expired-token'],
    isThere: ({ others }) => others.expired !== undefined,
    missing: 'SMS_EXPIRED_TOKEN is not set: no token is known that has expired',
  },
  {
    rules: ['insufficient-rights'],
    isThere: ({ others }) => others.reader !== undefined,
    missing: 'SMS_READ_ONLY_TOKEN is not set: no caller is known who may only read',
  },
  {
    rules: ['signed-request', 'changed-signed-request', 'replayed-request', 'skewed-request'],
    isThere: ({ others }) => others.signer !== undefined,
    missing: 'CLOUD_SDK_AK and CLOUD_SDK_SK are not set: nothing can be signed',
  },
  {
    rules: ['project-of-a-signed-request'],
    isThere: ({ others }) => others.signer?.projectId !== undefined,
    missing: 'the access key or its project (SMS_IAM_PROJECT_ID) is not set',
  },
  {
    rules: ['foreign-resources', 'SMS.6527'],
    isThere: ({ others }) => others.other !== undefined,
    missing: 'SMS_OTHER_AUTH_TOKEN is not set: no caller of another project is known',
  },
];

/** Leaves out what cannot be shown for lack of credentials; that makes no run inconclusive. */
export function leaveOutWithoutMeans(recorder: Recorder, callers: Callers): void {
  for (const { rules, isThere, missing } of MEANS) {
    if (isThere(callers)) continue;
    for (const id of recorder.ids())
      if (rules.some((rule) => id === rule || id.endsWith(`.${rule}`))) recorder.leaveOut(id, missing);
  }
}

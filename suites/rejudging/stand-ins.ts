import type { Credentials, OtherCallers } from '../harness/credentials.js';
import { NOBODY } from '../harness/credentials.js';
import type { CallerFacts, CallersFacts } from '../recording/run-facts.js';

/** Too short for a part of it to prove nothing. */
const SHORT_TOKEN = '$TOKEN';

/** Callers of the same kinds as those of a run, with what stands in a transcript in the place of their secrets. */
export function standIns(callers: CallersFacts): { own: Credentials; others: OtherCallers } {
  const { own, signer, other, reader, expired } = callers;
  const key = signer && standIn(signer, '$SMS_AUTH_TOKEN');
  return {
    own: standIn(own, '$SMS_AUTH_TOKEN'),
    others: {
      ...(key?.kind === 'key' && { signer: key }),
      ...(other && { other: standIn(other, '$SMS_OTHER_AUTH_TOKEN') }),
      ...(reader && { reader: standIn(reader, '$SMS_READ_ONLY_TOKEN') }),
      ...(expired && { expired: standIn(expired, '$SMS_EXPIRED_TOKEN') }),
    },
  };
}

function standIn({ kind, long, project }: CallerFacts, token: string): Credentials {
  switch (kind) {
    case 'none':
      return NOBODY;
    case 'token':
      return { kind, token: long ? token : SHORT_TOKEN };
    case 'password':
      return { kind, url: 'http://identity', user: '', password: '$SMS_IAM_PASSWORD', domain: '' };
    case 'key':
      return { kind, ak: '$CLOUD_SDK_AK', sk: '$CLOUD_SDK_SK', ...(project && { projectId: '$PROJECT' }) };
  }
}

import type { Credentials, OtherCallers } from '../credentials.js';
import type { Redactor } from '../redactor.js';

/** Hides the secrets of the caller and of all others; each is shown as the variable that it may be set in. */
export function hideCredentials(redactor: Redactor, own: Credentials, others: OtherCallers = {}): void {
  const { signer, other, reader, expired } = others;
  hideOf(redactor, signer, OWN);
  hideOf(redactor, other, OTHER);
  hideOf(redactor, reader, { ...OTHER, token: '$SMS_READ_ONLY_TOKEN' });
  hideOf(redactor, expired, { ...OTHER, token: '$SMS_EXPIRED_TOKEN' });
  hideOf(redactor, own, OWN);
}

/** What stands in the place of each secret. */
const OWN = {
  token: '$SMS_AUTH_TOKEN',
  password: '$SMS_IAM_PASSWORD',
  ak: '$CLOUD_SDK_AK',
  sk: '$CLOUD_SDK_SK',
  securityToken: '$CLOUD_SDK_SECURITY_TOKEN',
};

const OTHER: typeof OWN = {
  token: '$SMS_OTHER_AUTH_TOKEN',
  password: '$SMS_OTHER_IAM_PASSWORD',
  ak: '$SMS_OTHER_AK',
  sk: '$SMS_OTHER_SK',
  securityToken: '$SMS_OTHER_SECURITY_TOKEN',
};

function hideOf(redactor: Redactor, credentials: Credentials | undefined, names: typeof OWN): void {
  if (credentials?.kind === 'token') redactor.hide(credentials.token, names.token);
  if (credentials?.kind === 'password') redactor.hide(credentials.password, names.password);
  if (credentials?.kind !== 'key') return;
  redactor.hide(credentials.ak, names.ak);
  redactor.hide(credentials.sk, names.sk);
  redactor.hide(credentials.securityToken, names.securityToken);
}

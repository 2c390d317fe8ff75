/** What a caller can be described with in the environment, by the place where each value goes. */
export interface CallerVariables {
  token: string;
  ak: string;
  sk: string;
  securityToken: string;
  url: string;
  user: string;
  password: string;
  domain: string;
  project: string;
  projectId: string;
}

/** The caller who certifies. */
export const OWN: CallerVariables = {
  token: 'SMS_AUTH_TOKEN',
  ak: 'CLOUD_SDK_AK',
  sk: 'CLOUD_SDK_SK',
  securityToken: 'CLOUD_SDK_SECURITY_TOKEN',
  url: 'SMS_IAM_URL',
  user: 'SMS_IAM_USER',
  password: 'SMS_IAM_PASSWORD',
  domain: 'SMS_IAM_DOMAIN',
  project: 'SMS_IAM_PROJECT',
  projectId: 'SMS_IAM_PROJECT_ID',
};

/** A caller with things of its own. */
export const OTHER: CallerVariables = {
  token: 'SMS_OTHER_AUTH_TOKEN',
  ak: 'SMS_OTHER_AK',
  sk: 'SMS_OTHER_SK',
  securityToken: 'SMS_OTHER_SECURITY_TOKEN',
  url: 'SMS_OTHER_IAM_URL',
  user: 'SMS_OTHER_IAM_USER',
  password: 'SMS_OTHER_IAM_PASSWORD',
  domain: 'SMS_OTHER_IAM_DOMAIN',
  project: 'SMS_OTHER_IAM_PROJECT',
  projectId: 'SMS_OTHER_IAM_PROJECT_ID',
};

export const READ_ONLY_TOKEN = 'SMS_READ_ONLY_TOKEN';

export const EXPIRED_TOKEN = 'SMS_EXPIRED_TOKEN';

/** Opens the private key of the client certificate. */
export const PASSPHRASE = 'SMS_KEY_PASSPHRASE';

/** The values that nobody else may see. */
export const SECRETS: readonly string[] = [
  ...[OWN, OTHER].flatMap(({ token, ak, sk, securityToken, password }) => [
    token,
    ak,
    sk,
    securityToken,
    password,
  ]),
  READ_ONLY_TOKEN,
  EXPIRED_TOKEN,
  PASSPHRASE,
];

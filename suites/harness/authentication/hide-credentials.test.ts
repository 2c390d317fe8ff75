import { expect, test } from 'vitest';
import { tokenCredentials } from '../credentials.js';
import { Redactor } from '../redactor.js';
import { hideCredentials } from './hide-credentials.js';

test('each secret is shown as the variable that it may be set in', () => {
  const redactor = new Redactor();
  hideCredentials(redactor, tokenCredentials('token-of-mine'), {
    other: tokenCredentials('token-of-another'),
    reader: tokenCredentials('token-of-a-reader'),
    expired: tokenCredentials('token-of-yesterday'),
  });
  const text = 'token-of-mine token-of-another token-of-a-reader token-of-yesterday';
  expect(redactor.text(text)).toBe(
    '$SMS_AUTH_TOKEN $SMS_OTHER_AUTH_TOKEN $SMS_READ_ONLY_TOKEN $SMS_EXPIRED_TOKEN',
  );
});

test('of a key, the identifier, the key and the token that comes with it are hidden', () => {
  const redactor = new Redactor();
  hideCredentials(
    redactor,
    { kind: 'key', ak: 'AK-OF-MINE', sk: 'SK-OF-MINE', securityToken: 'ST-OF-MINE' },
    { other: { kind: 'key', ak: 'AK-OF-ANOTHER', sk: 'SK-OF-ANOTHER' } },
  );
  expect(redactor.text('AK-OF-MINE SK-OF-MINE ST-OF-MINE AK-OF-ANOTHER SK-OF-ANOTHER')).toBe(
    '$CLOUD_SDK_AK $CLOUD_SDK_SK $CLOUD_SDK_SECURITY_TOKEN $SMS_OTHER_AK $SMS_OTHER_SK',
  );
});

test('a password is hidden, and the user is not', () => {
  const redactor = new Redactor();
  const login = {
    kind: 'password',
    url: 'http://iam',
    user: 'somebody',
    domain: 'd',
    password: 'open-sesame',
  } as const;
  hideCredentials(redactor, login);
  expect(redactor.text('somebody open-sesame')).toBe('somebody $SMS_IAM_PASSWORD');
});

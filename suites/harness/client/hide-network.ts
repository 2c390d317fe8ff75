import type { Redactor } from '../redactor.js';
import type { NetworkOptions } from './connect.js';

/** Hides the passwords of proxies, the private key of the client certificate and its passphrase. */
export function hideNetwork(redactor: Redactor, { key, passphrase, proxy }: NetworkOptions = {}): void {
  redactor.hide(key?.trim(), '$SMS_CLIENT_KEY');
  redactor.hide(passphrase, '$SMS_KEY_PASSPHRASE');
  for (const url of [proxy?.http, proxy?.https]) {
    if (url === undefined) continue;
    const { username, password } = new URL(url);
    redactor.hide(decodeURIComponent(password), '$PROXY_PASSWORD');
    if (password !== '') redactor.hide(decodeURIComponent(`${username}:${password}`), '$PROXY_CREDENTIALS');
  }
}

import { onTestFinished } from 'vitest';
import { Client, type ClientOptions } from '../harness/client.js';
import { tokenCredentials } from '../harness/credentials.js';
import { Redactor } from '../harness/redactor.js';

/** A token that no text contains by chance. */
export const TOKEN = 'tok-5f2c8e91d7';

/** A client for an endpoint, for the time of one test. */
export function clientFor(endpoint: string, options: Partial<ClientOptions> = {}): Client {
  const redactor = new Redactor();
  redactor.hide(TOKEN, '$SMS_AUTH_TOKEN');
  const client = new Client({
    endpoint,
    credentials: tokenCredentials(TOKEN),
    timeout: 5_000,
    connections: 4,
    redactor,
    readOnly: false,
    signal: new AbortController().signal,
    ...options,
  });
  onTestFinished(() => client.close());
  return client;
}

import { isJsonObject, type Json } from '../../../spec/exact-json.js';
import { OWN_PASSWORD } from '../../bodies/template-body.js';
import type { Redactor } from '../redactor.js';

/** What servers answer that nobody else may see, document 004, tables 5-321 (private keys), and their neighbours. */
const SERVED: Record<string, readonly string[]> = {
  ShowCertKey: ['private_key', 'target_mgmt_private_key', 'target_data_private_key'],
  ShowPassphrase: ['passphrase'],
  ShowTargetPassword: ['target_password'],
};

/** Hides the secrets in an answer. The password that the suites gave a template themselves is none. */
export function hideServed(redactor: Redactor, operationId: string, json: Json | undefined): void {
  if (!isJsonObject(json)) return;
  for (const field of SERVED[operationId] ?? []) {
    const value = json[field];
    if (typeof value === 'string' && value !== OWN_PASSWORD) redactor.hideServed(value, field);
  }
}

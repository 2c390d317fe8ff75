import type { Contract } from '../../../spec/contract.js';
import { reasonOf, rulesOf } from '../../../spec/rules.js';
import { type Exchange, errorCode } from '../../harness/exchange.js';

/** What no request brings about: the state of the cloud, of the account, of the service itself. */
const BEYOND = ['cloud', 'account', 'internal'].map((name) => reasonOf(name).en);

/** Whether a refusal is about the cloud, the account or the service, which the documents let come at any time. */
export function isExcused({ edition }: Contract, exchange: Exchange): boolean {
  const code = errorCode(exchange);
  if (code === undefined || exchange.status >= 500) return false;
  return rulesOf(edition).some(
    ({ untestable, codes = [] }) => untestable && BEYOND.includes(untestable.en) && codes.includes(code),
  );
}

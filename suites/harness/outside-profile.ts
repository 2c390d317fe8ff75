import type { Profile } from '../../spec/profiles.js';
import { type Exchange, errorCode } from './exchange.js';
import { Unproven } from './unproven.js';

/** Thrown by a check that takes an operation which the profile leaves out and the server does not offer. */
export class OutsideProfile extends Error {
  override readonly name = 'OutsideProfile';
}

/** With these, and no code of the service, a server says that it does not have an operation or does not open it. */
const NOT_OFFERED = new Set([403, 404, 405, 501]);

/**
 * Why a check has to end that asked for an operation which a server of this profile need not have: it cannot be shown
 * where the profile relies on the operation, and does not apply elsewhere.
 *
 * @returns `undefined` for an operation of the profile, and for one that the server offers all the same
 */
export function whyOutside(
  { name, operations, reliesOn }: Profile,
  exchange: Exchange,
): OutsideProfile | Unproven | undefined {
  const { operationId } = exchange.operation;
  const { status } = exchange;
  if (operations.has(operationId) || !NOT_OFFERED.has(status)) return undefined;
  if (errorCode(exchange)?.startsWith('SMS.')) return undefined;
  const missing = `the server does not offer ${operationId} (status ${status})`;
  return reliesOn.has(operationId)
    ? new Unproven(`${missing}, which the profile ${name} relies on`)
    : new OutsideProfile(`${missing}, which the profile ${name} leaves out`);
}

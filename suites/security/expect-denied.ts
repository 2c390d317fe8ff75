import { type Exchange, errorCode, isAccepted } from '../harness/exchange.js';
import { summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';

/** Statuses that say themselves that the credentials do not suffice, with any error code. */
const STATUSES = [401, 403];

/** Codes that name the situation, or are not those of the service: a gateway in front of it has its own. */
const isOfCredentials = (code: string | undefined, codes: readonly string[]): boolean =>
  code !== undefined && (codes.includes(code) || !code.startsWith('SMS.'));

/**
 * Whether a refusal is one for the credentials, and not for something else in the request.
 *
 * @param codes that stand for it with the status 400
 */
export const isDenied = (exchange: Exchange, codes: readonly string[]): boolean =>
  STATUSES.includes(exchange.status) ||
  (exchange.status === 400 && isOfCredentials(errorCode(exchange), codes));

/**
 * Requires that a request was refused for its credentials. Throws `Unproven` when the server was too busy to say.
 *
 * @param why the request in words
 */
export function expectDenied(
  trial: Trial,
  requirements: readonly string[],
  exchange: Exchange,
  why: string,
  codes: readonly string[],
): void {
  if (exchange.status === 429) throw new Unproven('the server was too busy to look at the credentials');
  const { operationId } = exchange.operation;
  const did = isAccepted(exchange) ? 'accepted' : 'did not refuse as such';
  for (const id of requirements)
    trial.expect(id, {
      ok: isDenied(exchange, codes),
      message: `${operationId} ${did} ${why} (${summary(exchange)}); documented is 401, 403, or 400 with ${codes[0]}.`,
      expected: [...STATUSES, ...codes],
      received: errorCode(exchange) ?? exchange.status,
      exchange,
    });
}

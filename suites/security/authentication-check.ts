import type { Check } from '../harness/check.js';
import { NOBODY } from '../harness/credentials.js';
import { isAccepted } from '../harness/exchange.js';
import type { Trial } from '../harness/trial.js';
import type { Shared } from './shared.js';

const REQUIREMENT = 'R3';

/** What every request is refused by that an open server should refuse. */
const OF_UNKNOWN =
  /\.(SMS\.652[12]|expired-token|forged-signature|changed-signed-request|header\.X-Auth-Token\.(required|minLength))$/;

/**
 * Requires that the server looks at credentials at all. It comes last: of a server that lets everybody in
 * everywhere, that is said once, and not of every operation again.
 */
export const authenticationCheck = (shared: Shared): Check => ({
  suite: 'security',
  operationId: 'ListApiVersion',
  label: 'any authentication',
  requirements: [REQUIREMENT],
  scope: 'read-only',
  alone: true,
  run: (trial) => askWhetherOpen(trial, shared),
});

async function askWhetherOpen(trial: Trial, { admissions }: Shared): Promise<void> {
  const exchange = await trial.call('ListApiVersion', { credentials: NOBODY });
  const { everywhere, asked } = admissions;
  trial.expect(REQUIREMENT, {
    ok: !everywhere,
    message: `The server asks nobody who they are: it carried out requests without a token and with a wrong one for each of the ${asked.length} operations that were asked.`,
    expected: 401,
    received: exchange.status,
    exchange: isAccepted(exchange) ? exchange : undefined,
  });
  if (everywhere) trial.context.recorder.explain((id) => OF_UNKNOWN.test(id), REQUIREMENT);
}

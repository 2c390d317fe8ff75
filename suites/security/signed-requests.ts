import { type KeyCredentials, NOBODY } from '../harness/credentials.js';
import { isAccepted } from '../harness/exchange.js';
import { summary } from '../harness/trial.js';
import { CHANGED_REQUESTS } from './changed-requests.js';
import type { Question } from './credential-checks.js';
import { expectDenied, isDenied } from './expect-denied.js';
import { forged } from './forged.js';
import { ruleOf } from './rule-of.js';

const CHANGED = 'changed-signed-request';

/** Asks with a signature: with one for another request, which is to be refused, and with the right one. */
export async function askSigned(
  question: Question,
  signer: KeyCredentials,
  rules: readonly string[],
): Promise<void> {
  if (!question.isReal) return askForNothing(question, signer);
  const { trial, operation, scene } = question;
  if (rules.includes(CHANGED)) {
    for (const { part, signed } of CHANGED_REQUESTS) {
      const input = await scene.input();
      if (part === 'body' && input.body === undefined) continue;
      const label = `a request whose ${part} is not the one that was signed`;
      const exchange = await scene.sendInvalid(
        { ...input, credentials: NOBODY, tamper: forged(signer, signed) },
        label,
      );
      expectDenied(
        trial,
        [`${operation.operationId}.${CHANGED}`],
        exchange,
        label,
        ruleOf(CHANGED).codes ?? [],
      );
    }
  }
  const exchange = await scene.sendValid({ ...(await scene.input()), credentials: signer });
  // What is refused with the token as well says nothing about the signature.
  const alike =
    isAccepted(exchange) || isDenied(exchange, []) ? undefined : await scene.sendValid(await scene.input());
  trial.expect(`${operation.operationId}.signed-request`, {
    ok: isAccepted(exchange) || alike?.status === exchange.status,
    message: `${operation.operationId} refused a request that is signed with the access key and has no token with ${summary(exchange)}.`,
    expected: 200,
    received: exchange.status,
    exchange,
  });
}

/** Whether a signature is known shows in what a request for something unknown is refused for. */
async function askForNothing({ trial, operation, scene }: Question, signer: KeyCredentials): Promise<void> {
  const exchange = await scene.sendInvalid(
    { ...(await scene.input()), credentials: signer },
    'an unknown id',
  );
  trial.expect(`${operation.operationId}.signed-request`, {
    ok: !isDenied(exchange, ['SMS.6521', 'SMS.6522']),
    message: `${operation.operationId} refused the signature of the access key with ${summary(exchange)}.`,
    expected: 404,
    received: exchange.status,
    exchange,
  });
}

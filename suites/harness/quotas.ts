import type { CreatedKind } from '../results/created-kind.js';
import { answerOf } from './answer-of.js';
import { type CallInput, type Exchange, errorCode } from './exchange.js';
import { RESOURCES } from './resources.js';
import { Unproven } from './unproven.js';

interface Quota {
  kind: CreatedKind;
  /** So many an account may have. */
  most: number;
  /** With these a server says that there are so many, document 004, section 6.1. */
  codes: readonly string[];
}

/** Of what an account has only so much. */
export const QUOTAS = {
  source: { kind: 'source', most: 1000, codes: ['SMS.6501'] },
  template: { kind: 'template', most: 50, codes: ['SMS.8115', 'SMS.7113'] },
} as const satisfies Record<string, Quota>;

/** Since the refusal other checks may have removed some of theirs again. */
const NEARLY = 0.9;

/**
 * Why a check has to end that wanted to create something where the account is full: the refusal says nothing against
 * the server. The list has to bear it out.
 *
 * @returns `undefined` for every other answer
 */
export async function whyFull(
  exchange: Exchange,
  send: (operationId: string, input: CallInput) => Promise<Exchange>,
): Promise<Unproven | undefined> {
  const { operationId } = exchange.operation;
  const code = errorCode(exchange);
  if (code === undefined) return undefined;
  const quota = Object.values(QUOTAS).find(
    ({ kind, codes }: Quota) => RESOURCES[kind].create === operationId && codes.includes(code),
  );
  if (!quota) return undefined;
  const { kind, most } = quota;
  const { count } = answerOf(await send(RESOURCES[kind].list, { query: { limit: '1', offset: '0' } }));
  if (!(Number(count) >= NEARLY * most)) return undefined;
  return new Unproven(
    `the account has no room for another ${kind} (${code}): it has ${count} of at most ${most}`,
  );
}

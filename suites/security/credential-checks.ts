import type { Contract, Operation } from '../../spec/contract.js';
import { requiresToken } from '../../spec/rules.js';
import { demands } from '../arrangements/arrangement.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { Scene } from '../harness/scene.js';
import type { Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { type Denial, denials } from './denials.js';
import { expectDenied, isDenied } from './expect-denied.js';
import { isAbout, ruleOf } from './rule-of.js';
import type { Shared } from './shared.js';
import { askSigned } from './signed-requests.js';
import { stageOf } from './stage-of.js';

/** The rule that a refusal for credentials breaks when it has an effect all the same. */
const NO_EFFECT = 'denied-request-changes-nothing';

const READER = 'insufficient-rights';

/** An operation on its stage, and everybody who may ask it. */
export interface Question {
  trial: Trial;
  operation: Operation;
  scene: Scene;
  /** Whether the request is about something that exists. */
  isReal: boolean;
  shared: Shared;
}

/** Asks an operation with every kind of credentials, one after the other on the same stage. */
export function credentialChecks(contract: Contract, operation: Operation, shared: Shared): Check[] {
  const { operationId, method } = operation;
  const arrangement = ARRANGEMENTS[operationId];
  if (!arrangement) return [];
  const { own, others, hide } = shared.callers;
  const cases = denials(own, others, hide);
  const rules = [
    ...(requiresToken(operation) ? cases.map(({ rule }) => rule) : ['optional-token']),
    NO_EFFECT,
    ...(others.reader ? [READER] : []),
    ...(others.signer ? ['signed-request', 'changed-signed-request'] : []),
  ].filter((rule) => isAbout(rule, contract, operationId));
  return [
    {
      suite: 'security',
      operationId,
      label: 'credentials',
      requirements: [...new Set(rules)].map((rule) => `${operationId}.${rule}`),
      ...demands(arrangement),
      // What is refused may be asked for in every scope, as long as it only reads.
      ...(method === 'GET' && { scope: 'read-only' as const }),
      async run(trial) {
        const { arrangement: staged, isReal } = stageOf(trial, operation);
        const scene = new Scene(trial, operationId, staged, NO_EFFECT);
        const question: Question = { trial, operation, scene, isReal, shared };
        for (const each of cases) await askUnknown(question, each);
        if (rules.includes(READER)) await askReader(question);
        if (others.signer) await askSigned(question, others.signer, rules);
      },
    },
  ];
}

async function askUnknown(question: Question, { rule, label, also = [], changes }: Denial): Promise<void> {
  const { trial, operation, scene, shared } = question;
  const { operationId } = operation;
  const exchange = await scene.sendInvalid({ ...(await scene.input()), ...changes }, label);
  if (!requiresToken(operation)) {
    const did = isAccepted(exchange) ? 'accepted' : 'refused';
    trial.context.recorder.pass(`${operationId}.optional-token`, `${did} ${label}`);
    return;
  }
  shared.admissions.note(operationId, isAccepted(exchange));
  const codes = ruleOf(rule).codes ?? [];
  if (!question.isReal && !isAccepted(exchange) && !isDenied(exchange, codes))
    throw new Unproven(
      `the scope ${trial.context.scope} allows only questions about what does not exist, and the server looks for that first`,
    );
  const requirements = [rule, ...also].map((id) => `${operationId}.${id}`);
  expectDenied(trial, requirements, exchange, label, codes);
}

/** A caller who is known and may change nothing. */
async function askReader({ trial, operation, scene, shared }: Question): Promise<void> {
  const { reader } = shared.callers.others;
  if (!reader) return;
  await shared.demandKnown(trial, reader, 'the caller who may only read');
  const label = 'a request of a caller who may only read';
  const exchange = await scene.sendInvalid({ ...(await scene.input()), credentials: reader }, label);
  expectDenied(trial, [`${operation.operationId}.${READER}`], exchange, label, ruleOf(READER).codes ?? []);
}

import type { WireRequest } from '../harness/authentication/wire-request.js';
import type { Check } from '../harness/check.js';
import { type KeyCredentials, NOBODY } from '../harness/credentials.js';
import { isAccepted } from '../harness/exchange.js';
import { summary, type Trial } from '../harness/trial.js';
import { freshId } from '../recording/part.js';
import type { Shared } from './shared.js';

/** What is asked with a signature: it reads, and every caller may. */
const ASKED = 'ListServers';
const QUERY = { limit: '1' };

/** In minutes: on both sides of what clocks are usually allowed, and so far that nobody's clock is. */
const SKEWS = [1, 14, 16, 60, 24 * 60];

/** What holds for signatures as such, and need not be asked of every operation. */
export function signingChecks({ callers }: Shared): Check[] {
  const { signer } = callers.others;
  if (!signer) return [];
  const check = (
    operationId: string,
    requirement: string,
    run: (trial: Trial, key: KeyCredentials) => Promise<void>,
  ): Check => ({
    suite: 'security',
    operationId,
    label: requirement,
    requirements: [requirement],
    scope: 'read-only',
    run: (trial) => run(trial, signer),
  });
  return [
    check(ASKED, 'replayed-request', replay),
    check(ASKED, 'skewed-request', skew),
    ...(signer.projectId === undefined
      ? []
      : [check('ListApiVersion', 'project-of-a-signed-request', nameProject)]),
  ];
}

async function replay(trial: Trial, credentials: KeyCredentials): Promise<void> {
  let first: WireRequest | undefined;
  const tamper = (sent: WireRequest) => {
    first ??= sent;
    return first;
  };
  await trial.call(ASKED, { query: QUERY, credentials, tamper });
  const again = await trial.call(ASKED, { query: QUERY, credentials: NOBODY, tamper });
  trial.context.recorder.pass(
    'replayed-request',
    isAccepted(again) ? 'accepted again' : `refused with ${summary(again)}`,
  );
}

async function skew(trial: Trial, signer: KeyCredentials): Promise<void> {
  for (const [sign, side] of [
    [-1, 'behind'],
    [1, 'ahead'],
  ] as const) {
    let accepted = 0;
    for (const minutes of SKEWS) {
      const credentials = { ...signer, skew: (signer.skew ?? 0) + sign * minutes * 60_000 };
      if (!isAccepted(await trial.call(ASKED, { query: QUERY, credentials }))) break;
      accepted = minutes;
    }
    trial.context.recorder.pass('skewed-request', `accepts clocks that are ${accepted} minutes ${side}`);
  }
}

async function nameProject(trial: Trial, signer: KeyCredentials): Promise<void> {
  const { recorder } = trial.context;
  const own = await trial.call(ASKED, { query: QUERY, credentials: signer });
  trial.expectAccepted('project-of-a-signed-request', own, 'a signed request that names its project');
  const credentials = { ...signer, projectId: freshId().replaceAll('-', '') };
  const other = await trial.call(ASKED, { query: QUERY, credentials });
  const did = isAccepted(other) ? 'accepted' : `refused with ${summary(other)}`;
  recorder.pass('project-of-a-signed-request', `another project: ${did}`);
}

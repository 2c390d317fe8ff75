import { leanSourceBody } from '../bodies/source-body.js';
import type { Check } from '../harness/check.js';
import { type Exchange, isAccepted } from '../harness/exchange.js';
import { expectDefaultPage } from '../harness/expect-default-page.js';
import { QUOTAS } from '../harness/quotas.js';
import type { Trial } from '../harness/trial.js';
import { refusalOf } from '../rejections/refusal-of.js';

const MOST_SOURCES = QUOTAS.source.most;

/** How many of them are registered at once, and deleted at once. */
const AT_ONCE = 8;
const BATCH = 100;

/** An account has no more sources than it may, and room again for one when another is deleted. */
export const manySourcesCheck: Check = {
  suite: 'lifecycle',
  operationId: 'RegisterServer',
  label: 'number of sources',
  requirements: ['SMS.6501', 'ListServers.R17'],
  scope: 'account-wide',
  alone: true,
  async run(trial) {
    const ids: string[] = [];
    try {
      const last = await fill(trial, ids);
      // The order in which answers arrive is not on record; what is deleted together has to be judged again.
      ids.sort();
      await expectDefaultPage(trial, 'ListServers', ids.length);
      const refusal = refusalOf(trial.context.contract, 'SMS.6501');
      if (!trial.expectRefused('SMS.6501', last, `more than ${MOST_SOURCES} sources`, refusal)) return;
      if (ids.length === 0) return;
      await removeAll(trial, ids.splice(-1));
      const again = await trial.eventually(() => register(trial, ids), isAccepted);
      trial.expectAccepted('SMS.6501', again, 'a source in the place of a deleted one');
    } finally {
      while (ids.length > 0) await removeAll(trial, ids.splice(-BATCH));
    }
  },
};

/** Registers sources until one is refused, or more than the limit are accepted; returns the last answer. */
async function fill(trial: Trial, ids: string[]): Promise<Exchange> {
  for (let accepted = 0; ; ) {
    const count = Math.min(AT_ONCE, MOST_SOURCES + 1 - accepted);
    const answers = await Promise.all(Array.from({ length: count }, () => register(trial, ids)));
    accepted += count;
    const refused = answers.find((answer) => !isAccepted(answer));
    if (refused) return refused;
    const last = answers.at(-1);
    if (last && accepted > MOST_SOURCES) return last;
  }
}

/** Registers a source; notes its id. */
async function register(trial: Trial, ids: string[]): Promise<Exchange> {
  const { world } = trial.context;
  const name = world.freshName();
  const created = world.announce(trial, 'source', name);
  const exchange = await trial.callAtLimit('RegisterServer', { body: leanSourceBody(name) });
  const id = created(exchange);
  if (id !== null) ids.push(id);
  return exchange;
}

/** Deletes many at once; what is still there after it is left to the clean-up at the end of the check. */
async function removeAll(trial: Trial, ids: string[]): Promise<void> {
  const answer = await trial.call('DeleteServers', { body: { ids } });
  if (!isAccepted(answer)) return;
  const [sample = ''] = ids;
  const seen = await trial.eventually(
    () => trial.call('ShowServer', { path: { source_id: sample } }),
    (shown) => !isAccepted(shown),
  );
  if (!isAccepted(seen)) for (const id of ids) trial.context.world.forget('source', id);
}

import { isJsonObject, type JsonObject } from '../../spec/exact-json.js';
import { startedTask } from '../harness/arrangements.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { show, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { page } from './expect-pages.js';

/** How often a comparison of whole-account numbers is repeated when somebody else may have changed them. */
const ATTEMPTS = 3;

/** What is about all sources of the account. These checks run alone, and allow for others at work. */
export const accountChecks: Check[] = [
  {
    suite: 'relations',
    operationId: 'ShowOverview',
    label: 'counters',
    requirements: ['R26'],
    scope: 'own-resources',
    alone: true,
    run: countStates,
  },
  {
    suite: 'relations',
    operationId: 'ListErrorServers',
    label: 'errors',
    requirements: ['R19', 'ListErrorServers.R16', 'ListErrorServers.R17'],
    scope: 'own-resources',
    alone: true,
    run: listErrors,
  },
];

async function report(
  trial: Trial,
  sourceId: string,
  copystate: string,
  migrationcycle: string,
): Promise<void> {
  const body = { copystate, migrationcycle };
  const answer = await trial.call('UpdateCopyState', { path: { source_id: sourceId }, body });
  if (!isAccepted(answer)) throw new Unproven(`UpdateCopyState refused ${show(body)}`);
}

async function countStates(trial: Trial): Promise<void> {
  const { id } = await trial.context.world.source(trial);
  await startedTask(trial, id);
  await report(trial, id, 'REPLICATE', 'replicating');
  for (let attempt = 1; ; attempt += 1) {
    const before = await settledOverview(trial);
    await report(trial, id, 'SYNCING', 'syncing');
    const wanted = { replicate: Number(before.replicate) - 1, syncing: Number(before.syncing) + 1 };
    const after = await trial.eventually(
      () => trial.call('ShowOverview'),
      ({ json }) =>
        isJsonObject(json) && json.replicate === wanted.replicate && json.syncing === wanted.syncing,
    );
    const counters: JsonObject = isJsonObject(after.json) ? after.json : {};
    const ok = counters.replicate === wanted.replicate && counters.syncing === wanted.syncing;
    if (ok || attempt === ATTEMPTS) {
      trial.expect('R26', {
        ok,
        message: `A source went from replicate to syncing; the overview went from ${show(pick(before))} to ${show(pick(counters))}.`,
        expected: wanted,
        received: pick(counters),
        exchange: after,
      });
      return;
    }
    await report(trial, id, 'REPLICATE', 'replicating');
  }
}

/** The counters once they stay the same for a moment. */
async function settledOverview(trial: Trial): Promise<JsonObject> {
  let last = '';
  const { json } = await trial.eventually(
    () => trial.call('ShowOverview'),
    (seen) => {
      const same = seen.text === last;
      last = seen.text;
      return same;
    },
  );
  return isJsonObject(json) ? json : {};
}

const pick = ({ replicate, syncing }: JsonObject): JsonObject => ({
  replicate: replicate ?? null,
  syncing: syncing ?? null,
});

async function listErrors(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const sources = [await world.source(trial), await world.source(trial)];
  for (const { id } of sources) {
    await startedTask(trial, id);
    await report(trial, id, 'ERROR', 'replicating');
  }
  const whole = await trial.eventually(
    () => page(trial, 'ListErrorServers', { limit: '100', offset: '0' }),
    ({ ids }) => sources.every(({ id }) => ids.includes(id)),
  );
  for (const { id, name } of sources) {
    const entry = whole.items.find((item) => item.source_id === id);
    const full = whole.items.length >= 100;
    trial.expect('R19', {
      ok: full || (entry !== undefined && (entry.name ?? name) === name),
      message: `The source ${id} (${name}) reported an error; ListErrorServers shows ${show(entry ?? null)} for it.`,
      expected: { source_id: id, name },
      received: entry ?? null,
      exchange: whole.exchange,
    });
  }
  if (whole.items.length < sources.length) return;
  await expectErrorPages(trial);
}

async function expectErrorPages(trial: Trial): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    const whole = await page(trial, 'ListErrorServers', { limit: '100', offset: '0' });
    const first = await page(trial, 'ListErrorServers', { limit: '1', offset: '0' });
    const second = await page(trial, 'ListErrorServers', { limit: '1', offset: '1' });
    const counted =
      [whole, first, second].every(({ count }) => count === whole.count) &&
      Number(whole.count) >= whole.ids.length;
    const paged = first.ids.length === 1 && second.ids.length === 1 && first.ids[0] !== second.ids[0];
    if (!(counted && paged) && attempt < ATTEMPTS) continue;
    trial.expect('ListErrorServers.R16', {
      ok: counted,
      message: `ListErrorServers counts ${show([whole.count, first.count, second.count])} for pages of 100, 1 and 1 entries; ${whole.ids.length} are there.`,
      expected: whole.ids.length,
      received: [whole.count, first.count, second.count],
      exchange: first.exchange,
    });
    trial.expect('ListErrorServers.R17', {
      ok: paged,
      message: `ListErrorServers with limit=1 shows ${show(first.ids)} at offset 0 and ${show(second.ids)} at offset 1.`,
      expected: 'two different entries, one each',
      received: [first.ids, second.ids],
      exchange: second.exchange,
    });
    return;
  }
}

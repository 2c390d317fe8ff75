import { type Json, type JsonObject, sameJson } from '../../spec/exact-json.js';
import { answerOf } from '../harness/answer-of.js';
import type { Exchange } from '../harness/exchange.js';
import { LISTS, rowsOf } from '../harness/lists.js';
import { show, type Trial } from '../harness/trial.js';

/** Lists whose `count` is described without a word on pages: it may be that of the page. */
const COUNT_OPEN = new Set(['ListTemplates', 'ListMigprojects']);

/** How often a list is looked at whose order should stay. */
const LOOKS = 6;

/** How often a look at a whole list is repeated when somebody else may have changed it. */
const ATTEMPTS = 3;

/** How often at most, where it is another list every time. */
const MOST_ATTEMPTS = 12;

export interface Page {
  ids: Json[];
  items: JsonObject[];
  count: Json;
  exchange: Exchange;
}

/** One page of a list. */
export async function page(trial: Trial, operationId: string, query: Record<string, string>): Promise<Page> {
  const exchange = await trial.call(operationId, { query });
  const items = rowsOf(operationId, exchange);
  const id = LISTS[operationId]?.id ?? '';
  const { count = null } = answerOf(exchange);
  return { ids: items.map((item) => item[id] ?? null), items, count, exchange };
}

/**
 * Walks over a list in pages of one, where an offset in records and an offset in pages are the same, and requires
 * that every entry comes once and that the total stays.
 *
 * @param query a filter that only the entries with `ids` match
 */
export async function expectPages(
  trial: Trial,
  operationId: string,
  query: Record<string, string>,
  ids: readonly string[],
): Promise<void> {
  const whole = await trial.eventually(
    () => page(trial, operationId, { ...query, limit: '100', offset: '0' }),
    (seen) => seen.count === ids.length,
  );
  expectCount(trial, operationId, whole, ids.length);
  const walked: Json[] = [];
  for (let offset = 0; offset < ids.length; offset += 1) {
    const one = await page(trial, operationId, { ...query, limit: '1', offset: String(offset) });
    expectCount(trial, operationId, one, ids.length);
    trial.expect(`${operationId}.R17`, {
      ok: one.ids.length === 1,
      message: `${operationId} with limit=1 and offset=${offset} of ${ids.length} matches shows ${one.ids.length} entries.`,
      expected: 1,
      received: one.ids.length,
      exchange: one.exchange,
    });
    walked.push(...one.ids);
  }
  const beyond = await page(trial, operationId, { ...query, limit: '1', offset: String(ids.length) });
  trial.expect(`${operationId}.R17`, {
    ok: beyond.ids.length === 0,
    message: `${operationId} with an offset behind the last of ${ids.length} matches shows ${show(beyond.ids)}.`,
    expected: [],
    received: beyond.ids,
    exchange: beyond.exchange,
  });
  await expectOrder(trial, operationId, { ...query, limit: '100', offset: '0' }, whole);
  const missing = ids.filter((id) => !walked.includes(id));
  trial.expect(`${operationId}.R17`, {
    ok: missing.length === 0 && new Set(walked).size === walked.length,
    message: `The pages of ${operationId} together show ${show(walked)}; the list has ${show([...ids])}.`,
    expected: [...ids],
    received: walked,
    exchange: beyond.exchange,
  });
}

/** Whether the count of a page is that of all matches or, where that is open, of the page. */
const counts = (operationId: string, { count, ids }: Page, matches: number): boolean =>
  count === matches || (COUNT_OPEN.has(operationId) && count === ids.length);

/** Requires that a list comes in the same order again. */
async function expectOrder(
  trial: Trial,
  operationId: string,
  query: Record<string, string>,
  first: Page,
): Promise<void> {
  const requirement = `${operationId}.order`;
  if (!trial.context.recorder.has(requirement)) return;
  const look = async () => {
    const { ids, exchange } = await page(trial, operationId, query);
    const kept = ids.filter((id) => first.ids.includes(id));
    const expected = first.ids.filter((id) => kept.includes(id));
    return { kept, expected, ok: sameJson(kept, expected), exchange };
  };
  let seen = await look();
  // An order that changes with every look may have come back while others looked.
  for (let looks = 1; seen.ok && looks < LOOKS; looks += 1) seen = await look();
  const { kept, expected, ok, exchange } = seen;
  trial.expect(requirement, {
    ok,
    message: `${operationId} shows ${show(kept)} after ${show(expected)}, although nothing changed.`,
    expected,
    received: kept,
    exchange,
  });
}

function expectCount(trial: Trial, operationId: string, seen: Page, expected: number): void {
  const { count, exchange } = seen;
  trial.expect(`${operationId}.R16`, {
    ok: counts(operationId, seen, expected),
    message: `${operationId} counts ${show(count)} where ${expected} match.`,
    expected,
    received: count,
    exchange,
  });
}

/**
 * Requires of a list that others may be changing that its total counts what is there and that its first two pages of
 * one differ. A list that is another one at every look shows neither.
 */
export async function expectSharedPages(trial: Trial, operationId: string): Promise<void> {
  const look = () => page(trial, operationId, { limit: '100', offset: '0' });
  let steady = 0;
  let whole = await look();
  for (let attempt = 1; ; attempt += 1) {
    const first = await page(trial, operationId, { limit: '1', offset: '0' });
    const second = await page(trial, operationId, { limit: '1', offset: '1' });
    const [many, full] = [whole.ids.length > 1, whole.ids.length >= 100];
    const counted =
      [whole, first, second].every((seen) => counts(operationId, seen, Number(whole.count))) &&
      (full ? Number(whole.count) >= 100 : whole.count === whole.ids.length);
    const paged = many
      ? first.ids.length === 1 && second.ids.length === 1 && first.ids[0] !== second.ids[0]
      : first.ids.length === whole.ids.length && second.ids.length === 0;
    if (!(counted && paged)) {
      const before = whole;
      whole = await look();
      // What somebody else changed in between tells nothing; what was there all the time does, when it comes again.
      if (whole.count === before.count && sameJson(whole.ids, before.ids)) steady += 1;
      if (steady < ATTEMPTS && attempt < MOST_ATTEMPTS) continue;
      if (steady < ATTEMPTS) return;
    }
    await expectOrder(trial, operationId, { limit: '100', offset: '0' }, whole);
    trial.expect(`${operationId}.R16`, {
      ok: counted,
      message: `${operationId} counts ${show([whole.count, first.count, second.count])} for pages of 100, 1 and 1 entries; ${whole.ids.length} are there.`,
      expected: whole.ids.length,
      received: [whole.count, first.count, second.count],
      exchange: first.exchange,
    });
    trial.expect(`${operationId}.R17`, {
      ok: paged,
      message: `${operationId} with limit=1 shows ${show(first.ids)} at offset 0 and ${show(second.ids)} at offset 1.`,
      expected: 'two different entries, one each',
      received: [first.ids, second.ids],
      exchange: second.exchange,
    });
    return;
  }
}

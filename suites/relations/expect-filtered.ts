import type { Json, JsonObject } from '../../spec/exact-json.js';
import { answerOf } from '../harness/answer-of.js';
import { isAccepted } from '../harness/exchange.js';
import { listed } from '../harness/look.js';
import { show, type Trial } from '../harness/trial.js';
import type { CreatedKind } from '../results/created-kind.js';

/** Requires that a filter keeps an object that matches it and drops all that do not. */
export async function expectFiltered(
  trial: Trial,
  requirement: string,
  kind: CreatedKind,
  query: Record<string, string>,
  matches: (item: JsonObject) => boolean,
  wanted: string,
  other: string | undefined,
): Promise<void> {
  const { all, exchange } = await trial.eventually(
    () => listed(trial, kind, query, () => true),
    (seen) => isFull(seen) || (seen.all.some(({ id }) => id === wanted) && seen.all.every(matches)),
  );
  const filter = new URLSearchParams(query).toString();
  const foreign = all.find((item) => !matches(item));
  trial.expect(requirement, {
    ok: foreign === undefined,
    message: `The list with ${filter} contains ${show(foreign?.id ?? null)}, which does not match.`,
    expected: filter,
    received: foreign ?? null,
    exchange,
  });
  const ids = all.map(({ id }) => id);
  trial.expect(requirement, {
    ok: (ids.includes(wanted) || isFull({ all })) && (other === undefined || !ids.includes(other)),
    message: `The list with ${filter} ${ids.includes(wanted) ? 'contains what does not match' : `lacks the matching ${wanted}`}.`,
    expected: wanted,
    received: ids as Json,
    exchange,
  });
}

/** A full default page may hold matches of others and none of ours. */
const isFull = ({ all }: { all: JsonObject[] }): boolean => all.length >= 100;

/** Requires that a filter that nothing matches gives an empty list; refusing it is right, too. */
export async function expectNothing(
  trial: Trial,
  requirement: string,
  kind: CreatedKind,
  query: Record<string, string>,
): Promise<void> {
  const { all, exchange } = await listed(trial, kind, query, () => true);
  const { count = null } = answerOf(exchange);
  trial.expect(requirement, {
    ok: !isAccepted(exchange) || (all.length === 0 && (count === 0 || count === null)),
    message: `Nothing matches ${new URLSearchParams(query).toString()}; the list has ${all.length} entries and counts ${show(count)}.`,
    expected: 0,
    received: count,
    exchange,
  });
}

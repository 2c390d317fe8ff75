import { isJsonObject, stringifyExact } from '../../../spec/exact-json.js';
import type { Asked, Mutation } from '../mutating-proxy.js';
import { acceptsInstead, objectIn, on } from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const related = breaking('relations');

/** Long enough for requests that were sent at once to overlap, in milliseconds. */
const OVERLAP = 100;

const pause = () => new Promise((resolve) => setTimeout(resolve, OVERLAP));

const nameIn = ({ text }: Asked): string => {
  const body = objectIn(text) ?? {};
  return String(isJsonObject(body.template) ? body.template.name : body.name);
};

/**
 * Answers requests in another way while another one is under way.
 *
 * @param keyOf what both have to be about
 */
export const inCrowds =
  (operation: string, keyOf: (asked: Asked) => string, otherwise: Mutation): Mutation =>
  () => {
    const underWay = new Map<string, number>();
    const count = (key: string, change: number) => underWay.set(key, (underWay.get(key) ?? 0) + change);
    const deviate = otherwise();
    return on(operation, async (asked, forward) => {
      const key = keyOf(asked);
      count(key, 1);
      await pause();
      const alone = underWay.get(key) === 1;
      const answer = await (alone ? forward(asked) : deviate(asked, forward));
      // The others are not to find themselves alone.
      setTimeout(() => count(key, -1), OVERLAP);
      return answer;
    })();
  };

const FIELDS = ['name', 'speed_limit', 'migration_ip'];

/** Reads the task, changes it and writes it back whole, whatever others have written meanwhile. */
const losesUpdates: Mutation = on('UpdateTask', async (asked, forward) => {
  const change = objectIn(asked.text);
  if (!change || Object.keys(change).some((name) => !FIELDS.includes(name))) return forward(asked);
  const record = objectIn((await forward({ ...asked, method: 'GET', text: '' })).text) ?? {};
  await pause();
  const whole = Object.fromEntries(FIELDS.map((name) => [name, change[name] ?? record[name] ?? null]));
  return forward({ ...asked, text: stringifyExact(whole) });
});

/** What goes wrong only when several write at once. */
export const concurrency: MutationCase[] = [
  related(
    'CreateTemplate',
    'takes a name twice when it is asked at once',
    'CreateTemplate.concurrent-creation',
    inCrowds('CreateTemplate', nameIn, acceptsInstead('CreateTemplate', ['SMS.7112'])),
  ),
  related(
    'CreateMigproject',
    'takes a name twice when it is asked at once',
    'CreateMigproject.concurrent-creation',
    inCrowds('CreateMigproject', nameIn, acceptsInstead('CreateMigproject', ['SMS.7312'])),
  ),
  related('UpdateTask', 'loses what is written at once', 'UpdateTask.concurrent-updates', losesUpdates),
];

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

/** Answers requests for a name in another way while another request for it is under way. */
const inCrowds =
  (create: string, otherwise: Mutation): Mutation =>
  () => {
    const underWay = new Map<string, number>();
    const count = (name: string, change: number) => underWay.set(name, (underWay.get(name) ?? 0) + change);
    const deviate = otherwise();
    return on(create, async (asked, forward) => {
      const name = nameIn(asked);
      count(name, 1);
      await pause();
      const alone = underWay.get(name) === 1;
      const answer = await (alone ? forward(asked) : deviate(asked, forward));
      // The others are not to find themselves alone.
      setTimeout(() => count(name, -1), OVERLAP);
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
    inCrowds('CreateTemplate', acceptsInstead('CreateTemplate', ['SMS.7112'])),
  ),
  related(
    'CreateMigproject',
    'takes a name twice when it is asked at once',
    'CreateMigproject.concurrent-creation',
    inCrowds('CreateMigproject', acceptsInstead('CreateMigproject', ['SMS.7312'])),
  ),
  related('UpdateTask', 'loses what is written at once', 'UpdateTask.concurrent-updates', losesUpdates),
];

import { expect, test } from 'vitest';
import { loadContract } from '../../spec/contract.js';
import type { Json, JsonObject } from '../../spec/exact-json.js';
import { requirementsOf } from '../../spec/requirements.js';
import { exchangeOf } from '../testing/exchange-of.js';
import { recorded } from '../testing/judged.js';

const contract = loadContract();

const requirements = requirementsOf(contract);

/** An object that tells when it is looked at. */
function watched(object: JsonObject, look: () => void): JsonObject {
  const told =
    <Given extends unknown[], Found>(access: (...given: Given) => Found) =>
    (...given: Given) => {
      look();
      return access(...given);
    };
  return new Proxy<JsonObject>(object, {
    get: told(Reflect.get),
    has: told(Reflect.has),
    ownKeys: told(Reflect.ownKeys),
  });
}

/** What the oracle does to judge a list in which every field of every item is wrong. */
function workFor(count: number) {
  let looks = 0;
  const wrong = () =>
    Object.fromEntries(
      Object.keys(contract.schemas.TasksResponseBody?.properties ?? {}).map((name) => [
        name,
        { wrong: name },
      ]),
    );
  const item = (): Json =>
    watched({ ...wrong(), source_server: wrong(), target_server: wrong() }, () => {
      looks += 1;
    });
  const json: Json = { count, tasks: Array.from({ length: count }, item) };
  const { failures } = recorded(requirements, { ...exchangeOf('ListTasks', 200, '{}'), json });
  return { looks, failures: failures.length };
}

test('each further item of a list is looked at as often as those before', () => {
  const [few, more, most] = [100, 200, 300].map((count) => workFor(count).looks) as [number, number, number];
  expect(few).toBeGreaterThan(1000);
  expect(most - more).toBe(more - few);
});

test('a longer list of items that are wrong alike has no more failures', () => {
  expect(workFor(300).failures).toBe(workFor(3).failures);
  expect(workFor(3).failures).toBeGreaterThan(5);
});

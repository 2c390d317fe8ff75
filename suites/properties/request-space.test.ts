import fc from 'fast-check';
import { beforeEach, describe, expect, test } from 'vitest';
import { ConditionValidators } from '../../spec/condition-validators.js';
import { loadContract } from '../../spec/contract.js';
import type { Edition } from '../../spec/editions.js';
import { isJsonObject, type Json, stringifyExact } from '../../spec/exact-json.js';
import { Validators } from '../../spec/validators.js';
import type { CallInput } from '../harness/exchange.js';
import { type Generated, type Range, RequestSpace } from './request-space.js';
import { type ValidInput, validInputs } from './testing/valid-inputs.js';

describe.each<Edition>(['manual-38', 'latest'])('requests of %s', (edition) => {
  const contract = loadContract(edition);
  const validators = new Validators(contract);
  const conditions = new ConditionValidators(contract);
  let all: ValidInput[];
  beforeEach(async () => {
    all = await validInputs(edition);
  });

  /** Some requests as they are sent, with a fresh sample each. */
  function* requests(range: Range, numRuns: number): Generator<[ValidInput, CallInput, CallInput]> {
    for (const one of all) {
      const space = new RequestSpace(contract, one.operation, one.input());
      const generated = space.valid(range);
      for (const request of generated ? fc.sample(generated, { seed: 1, numRuns }) : []) {
        const sample = one.input();
        yield [one, space.input(request, sample, range), sample];
      }
    }
  }

  const violated = ({ operation }: ValidInput, { body, query = {} }: CallInput) => [
    ...(body === undefined ? [] : validators.requestBody(operation)(body)),
    ...operation.parameters.flatMap((parameter) => {
      const text = query[parameter.name];
      if (parameter.in !== 'query' || text === undefined) return [];
      const type = parameter.schema.type;
      return validators.parameter(parameter)(type === 'string' ? text : (JSON.parse(text) as Json));
    }),
  ];

  test.each<Range>(['tables', 'plain'])('of the range %s satisfy every table', (range) => {
    let count = 0;
    for (const [one, request] of requests(range, 8)) {
      count += 1;
      expect(violated(one, request)).toEqual([]);
    }
    expect(count).toBeGreaterThan(150);
  });

  test('that are plain break no condition that their sample meets', () => {
    for (const [{ operation }, request, sample] of requests('plain', 12)) {
      const judge = conditions.requestBody(operation);
      const already = new Set(judge(sample.body).map(({ id }) => id));
      expect(judge(request.body).filter(({ id }) => !already.has(id))).toEqual([]);
    }
  });

  test('that break a constraint break it and no other, at many depths', () => {
    const broken = new Set<string>();
    for (const { operation, input } of all) {
      const space = new RequestSpace(contract, operation, input());
      const invalid = space.invalid(
        () => true,
        () => true,
      );
      for (const { request, constraint } of invalid ? fc.sample(invalid, { seed: 2, numRuns: 12 }) : []) {
        broken.add(constraint.id);
        if (constraint.location !== 'body') continue;
        const found = validators.requestBody(operation)(request.body ?? null);
        const { path, keyword } = constraint;
        expect(found.filter((one) => one.path !== path || one.keyword !== keyword)).toEqual([]);
        expect(found.length).toBeGreaterThan(0);
      }
    }
    expect(broken.size).toBeGreaterThan(150);
    expect(Math.max(...[...broken].map((id) => id.split('[]').length))).toBeGreaterThan(2);
  });
});

describe('a request', () => {
  const contract = loadContract();
  let inputs: Map<string, ValidInput>;
  beforeEach(async () => {
    inputs = new Map((await validInputs('latest')).map((one) => [one.operation.operationId, one]));
  });

  const spaceOf = (operationId: string) => {
    const { operation, input } = inputs.get(operationId) as ValidInput;
    return { space: new RequestSpace(contract, operation, input()), input };
  };

  const generate = (operationId: string, range: Range, numRuns = 60): [CallInput, CallInput][] => {
    const { space, input } = spaceOf(operationId);
    return fc.sample(space.valid(range) as fc.Arbitrary<Generated>, { seed: 3, numRuns }).map((generated) => {
      const sample = input();
      return [space.input(generated, sample, range), sample];
    });
  };

  test.each<[string, string]>([
    ['RegisterServer', 'name'],
    ['CreateTask', 'auto_start'],
    ['CreateMigproject', 'isdefault'],
  ])('of %s has the %s of its sample, whatever the range', (operationId, field) => {
    for (const [{ body }, sample] of generate(operationId, 'tables'))
      expect((body as Record<string, Json>)[field]).toEqual((sample.body as Record<string, Json>)[field]);
  });

  test('has a name of the run that is its own, and what was varied beside it', () => {
    const bodies = generate('RegisterServer', 'plain').map(([{ body }]) => body as Record<string, Json>);
    expect(new Set(bodies.map(({ name }) => name)).size).toBe(bodies.length);
    expect(new Set(bodies.map(({ memory }) => String(memory))).size).toBeGreaterThan(8);
    expect(new Set(bodies.map(({ ip }) => ip))).toEqual(new Set(['192.168.77.77']));
  });

  test('that satisfies the tables goes further than a plain one', () => {
    const addresses = (range: Range) =>
      new Set(generate('RegisterServer', range).map(([{ body }]) => (body as Record<string, Json>).ip));
    expect(addresses('plain').size).toBe(1);
    expect(addresses('tables').size).toBeGreaterThan(5);
  });

  test('without a body varies in its path, and one with a query in its query', () => {
    const paths = generate('ShowTask', 'tables').map(([{ path }]) => path?.task_id ?? '');
    expect(new Set(paths).size).toBeGreaterThan(20);
    expect(paths.every((text) => text !== '' && !/[/%.\p{Cc}]/u.test(text))).toBe(true);
    const queries = generate('ListServers', 'plain').map(([{ query }]) => query ?? {});
    const names = new Set(queries.flatMap((query) => Object.keys(query)));
    expect([...names].sort()).toEqual(
      'connected is_consistency_result_exist limit migration_cycle name offset state'.split(' '),
    );
    expect(queries.map(({ limit }) => limit)).toContain('200');
  });

  test('of an operation that deletes does not vary: nobody knows what it would delete', () => {
    const { space } = spaceOf('DeleteServers');
    expect([space.valid('tables'), space.valid('plain')]).toEqual([undefined, undefined]);
  });

  test('that is plain has no character that a server might strip or refuse', () => {
    const texts = ['RegisterServer', 'UpdateDiskInfo', 'ListServers'].flatMap((operationId) =>
      generate(operationId, 'plain').map(([{ body, query }]) =>
        stringifyExact([body ?? null, query ?? null]),
      ),
    );
    expect(texts.some((text) => /\p{Cc}|\s|\u200b|\ufeff/u.test(text))).toBe(false);
    for (const script of [/\p{Script=Han}/u, /\p{Script=Hebrew}/u, /[\u{10000}-\u{10ffff}]/u, /\p{Mn}/u, /'/])
      expect(texts.some((text) => script.test(text))).toBe(true);
  });

  test('is the same for the same seed', () => {
    const bodies = () => generate('UpdateDiskInfo', 'plain').map(([{ body }]) => body ?? null);
    expect(bodies()).toEqual(bodies());
  });

  test('is never larger than 100 kB', () => {
    for (const operationId of ['RegisterServer', 'UpdateTask', 'CreateTask', 'UpdateDiskInfo'])
      for (const [{ body }] of generate(operationId, 'tables'))
        expect(Buffer.byteLength(stringifyExact(body))).toBeLessThan(100_000);
  });

  test('keeps what is broken on purpose when it gets the fields of a fresh sample', () => {
    const { space, input } = spaceOf('CreateTask');
    const invalid = space.invalid(
      ({ id }) => id === 'CreateTask.request.target_server.vm_id.maxLength',
      () => true,
    );
    for (const { request } of fc.sample(invalid as NonNullable<typeof invalid>, { seed: 1, numRuns: 5 })) {
      const fresh = input();
      const { body } = space.input(request, fresh, 'plain');
      const { name, target_server } = body as Record<string, Json>;
      expect(name).toEqual((fresh.body as Record<string, Json>).name);
      expect(isJsonObject(target_server) && String(target_server.vm_id).length).toBeGreaterThan(255);
    }
  });
});

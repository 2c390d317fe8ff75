import type { ValidateFunction } from 'ajv/dist/types/index.js';
import { expect, test, vi } from 'vitest';
import { loadContract, type Operation } from './contract.js';
import { eachItem } from './each-item.js';
import type { Json } from './exact-json.js';
import { Validators } from './validators.js';

const contract = loadContract();
const listTasks = contract.operations.find(({ operationId }) => operationId === 'ListTasks') as Operation;
const validate = new Validators(contract).response(listTasks, 200);

const answer = (tasks: Json[]): Json => ({ count: tasks.length, tasks });
const task = (changes: Record<string, Json>): Json => ({ id: 'a', name: 'b', ...changes });

test('equal violations of a list are reported once, with the first item that has them', () => {
  const items = [task({}), task({ name: 7 }), task({ name: 7 }), task({ name: 8 })];
  expect(validate(answer(items)).map(({ pointer, received }) => [pointer, received])).toEqual([
    ['/tasks/1/name', 7],
    ['/tasks/3/name', 8],
  ]);
});

test('a null does not hide another value, nor one limit the other', () => {
  const items = [
    ...Array.from({ length: 500 }, () => task({ name: null })),
    task({ name: 7 }),
    task({ id: 7 }),
  ];
  expect(validate(answer(items)).map(({ path, received }) => [path, received])).toEqual([
    ['tasks[].name', null],
    ['tasks[].name', 7],
    ['tasks[].id', 7],
  ]);
});

test('of many different values the first hundred are reported', () => {
  const items = Array.from({ length: 500 }, (_, index) => task({ name: index }));
  const found = validate(answer(items));
  expect(found).toHaveLength(100);
  expect(found.at(-1)).toMatchObject({ pointer: '/tasks/99/name', received: 99 });
});

test('the received value is that of the field at every depth', () => {
  const wrong = { target_server: { vm_id: 9 }, source_server: null, name: [1] };
  const found = validate(answer([task({}), task(wrong)]));
  expect(Object.fromEntries(found.map(({ path, received }) => [path, received]))).toEqual({
    'tasks[].target_server.vm_id': 9,
    'tasks[].source_server': null,
    'tasks[].name': [1],
  });
});

const wrong = task({
  name: 1,
  type: 2,
  os_type: 3,
  state: 4,
  source_server: { id: 5 },
  target_server: { vm_id: 6 },
});

test('a long list of items that are wrong alike has no more violations than one of them', () => {
  const found = (length: number) => validate(answer(Array.from({ length }, () => wrong))).length;
  expect(found(5_000)).toBe(found(1));
  expect(found(1)).toBeGreaterThan(5);
});

test('each item is validated once, by a validator that is made once', () => {
  const [made, validated] = [vi.fn(), vi.fn()];
  const check = eachItem(() => {
    made();
    const item = (value: unknown) => {
      validated(value);
      item.errors = [{ instancePath: '', keyword: 'type', params: {}, data: 'x' }];
      return false;
    };
    item.errors = [] as object[];
    return item as unknown as ValidateFunction;
  });
  expect(check([])).toBe(true);
  const items = Array.from({ length: 1_000 }, (_, index) => index);
  expect(check(items)).toBe(false);
  expect(check.errors).toHaveLength(1);
  expect(made).toHaveBeenCalledTimes(1);
  expect(validated.mock.calls).toEqual(items.map((item) => [item]));
});

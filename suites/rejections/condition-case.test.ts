// biome-ignore-all lint/suspicious/noThenProperty: conditions have this member, and nobody awaits one.

import { describe, expect, test } from 'vitest';
import { placeOf } from '../../spec/condition-place.js';
import { ConditionValidators } from '../../spec/condition-validators.js';
import { type Condition, conditionsOf } from '../../spec/conditions.js';
import { loadContract, type Operation } from '../../spec/contract.js';
import { EDITIONS } from '../../spec/editions.js';
import type { JsonObject } from '../../spec/exact-json.js';
import { whyUnasked } from '../../spec/rules.js';
import { Validators } from '../../spec/validators.js';
import { fit as fitted } from '../bodies/fit.js';
import { settingsBody, speedLimitsBody } from '../bodies/report-bodies.js';
import { diskInfoBody, sourceBody } from '../bodies/source-body.js';
import { taskBody, taskChangeBody } from '../bodies/task-body.js';
import { templateRecord } from '../bodies/template-body.js';
import { allowance, conditionCase, type Judges } from './condition-case.js';
import { ABSENT, at } from './place.js';

/** Valid bodies with every field, as the arrangements have them. */
const BODIES: Record<string, JsonObject> = {
  RegisterServer: sourceBody('name'),
  UpdateDiskInfo: diskInfoBody(),
  CreateTask: taskBody('name', 'source'),
  UpdateTask: taskChangeBody('name'),
  CreateTemplate: { template: templateRecord('name') },
  UpdateTemplate: { template: templateRecord('name') },
  UpdateSpeed: speedLimitsBody(),
  UploadSpecialConfigurationSetting: settingsBody(),
};

describe.each(EDITIONS)('%s', (edition) => {
  const contract = loadContract(edition);
  const [tables, conditions] = [new Validators(contract), new ConditionValidators(contract)];
  const setting = (condition: Condition) => {
    const operation = contract.operations.find(
      ({ operationId }) => operationId === condition.operations[0],
    ) as Operation;
    const judges: Judges = {
      table: tables.requestBody(operation),
      conditions: conditions.requestBody(operation),
    };
    const body = fitted(BODIES[operation.operationId] ?? {}, operation.requestBody ?? {}, contract.schemas);
    return { judges, body, path: placeOf(condition).path };
  };
  const asked = conditionsOf(edition).filter(
    (condition) =>
      placeOf(condition).part === 'body' && whyUnasked(condition, condition.operations[0]) === undefined,
  );

  test.each(asked)('$id can be asked', (condition) => {
    const { judges, body, path } = setting(condition);
    const two = conditionCase(condition, path, body, judges);
    if (!two) {
      expect(allowance(condition, path, body)?.body).toBeDefined();
      return;
    }
    const { meets, breaks, value } = two;
    expect([judges.table(meets), judges.table(breaks)]).toEqual([[], []]);
    const broken = (side: typeof meets) => judges.conditions(side).map(({ id }) => id);
    expect(broken(meets)).not.toContain(condition.id);
    expect(broken(breaks)).toContain(condition.id);
    expect(broken(breaks).filter((id) => id !== condition.id && !broken(meets).includes(id))).toEqual([]);
    expect(at(breaks, path)).toEqual(value === ABSENT ? undefined : value);
  });
});

const judges: Judges = { table: () => [], conditions: () => [] };

test.each<[string, Pick<Condition, 'id' | 'when' | 'then'>]>([
  ['a case that the body does not tell', { id: 'a', when: { registering: true }, then: 'required' }],
  ['what nothing can break', { id: 'a', when: { always: true }, then: { enum: ['x'] } }],
  ['words', { id: 'a', when: { always: true }, then: { en: 'It fits.', zh: '合适。' } }],
])('there are no two sides of %s', (_, condition) => {
  expect(conditionCase(condition, 'a', { a: 'x' }, judges)).toBeUndefined();
});

const ALWAYS = { always: true } as const;
const WORDS = { en: 'something holds', zh: '某事成立' };

test.each<[Pick<Condition, 'when' | 'then'>, JsonObject | undefined]>([
  [{ when: { field: 'b', equals: false }, then: 'optional' }, { b: false }],
  [
    { when: ALWAYS, then: 'empty-allowed' },
    { a: '', b: true },
  ],
  [
    { when: WORDS, then: { value: 'y' } },
    { a: 'y', b: true },
  ],
  [{ when: { registering: true }, then: 'required' }, { b: true }],
  [
    { when: { field: 'b', equals: true }, then: 'applies' },
    { a: 'x', b: false },
  ],
  [
    { when: ALWAYS, then: { examples: ['x'] } },
    { a: 'no-such-value', b: true },
  ],
  [{ when: ALWAYS, then: WORDS }, undefined],
  [{ when: WORDS, then: 'applies' }, undefined],
])('%j allows %j', (condition, expected) => {
  expect(allowance(condition, 'a', { a: 'x', b: true })?.body).toEqual(expected);
});

test('nothing is allowed of a field that the body does not have', () => {
  expect(allowance({ when: ALWAYS, then: 'empty-allowed' }, 'c', { a: 'x' })).toBeUndefined();
});

import { expect, test } from 'vitest';
import { requestConstraints } from '../../spec/constraints.js';
import { loadContract } from '../../spec/contract.js';
import { EDITIONS } from '../../spec/editions.js';
import { Validators } from '../../spec/validators.js';
import { place } from '../rejections/place.js';
import { completeBodies, minimalBodies } from '../testing/bodies.js';
import { sourceBody } from './source-body.js';
import { minimalTaskBody, taskBody } from './task-body.js';

const validators = new Map(EDITIONS.map((edition) => [edition, new Validators(loadContract(edition))]));

test.each(completeBodies)(
  'the body of $operationId satisfies its tables in $edition',
  ({ edition, operation, body }) => {
    expect(validators.get(edition)?.requestBody(operation)(body)).toEqual([]);
  },
);

test.each(minimalBodies)(
  'the minimal body of $operationId satisfies its tables in $edition, and has no field to spare',
  ({ edition, operation, body }) => {
    const validate = validators.get(edition)?.requestBody(operation);
    expect(validate?.(body)).toEqual([]);
    for (const name of Object.keys(body)) {
      expect(
        validate?.(Object.fromEntries(Object.entries(body).filter(([other]) => other !== name))),
      ).toMatchObject([{ keyword: 'required', path: name }]);
    }
  },
);

test.each(completeBodies)(
  'the body of $operationId has a place for every constraint in $edition, the clone server left out',
  ({ contract, operation, body }) => {
    const constraints = requestConstraints(contract, operation).filter(({ location }) => location === 'body');
    expect(constraints.length).toBeGreaterThan(1);
    const homeless = constraints.filter(({ path }) => place(body, path, null) === undefined);
    expect(homeless.filter(({ path }) => !path.startsWith('clone_server.')).map(({ id }) => id)).toEqual([]);
  },
);

test('a body carries the name and the source that it is made for', () => {
  expect(sourceBody('a').name).toBe('a');
  expect(taskBody('b', 's')).toMatchObject({ name: 'b', source_server: { id: 's' } });
  expect(minimalTaskBody('b', 's')).toMatchObject({ name: 'b', source_server: { id: 's' } });
});

test('every task has a target server of its own', () => {
  const targets = Array.from({ length: 3 }, () => JSON.stringify(minimalTaskBody('a', 's').target_server));
  expect(new Set(targets).size).toBe(3);
});

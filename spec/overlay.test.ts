import { expect, test } from 'vitest';
import { applyOverlay, type OverlayAction } from './overlay.js';

const CONTRACT = {
  paths: {
    '/v9/colours/{id}': { put: { parameters: [{ name: 'id', schema: { maxLength: 36 } }, { name: 'to' }] } },
  },
  schemas: { Colour: { enum: ['DARK', 'LIGHT'], 'x-source': { table: '1' } } },
};

const apply = (...actions: OverlayAction[]) =>
  applyOverlay(CONTRACT, { overlay: '1.0.0', info: { title: 'Test', version: '1' }, actions });

test('objects are merged and other values replaced', () => {
  const target = "$.paths['/v9/colours/{id}'].put.parameters[?@.name == 'id']";
  expect(apply({ target, update: { schema: { minLength: 1, maxLength: 8 } } })).toMatchObject({
    paths: {
      '/v9/colours/{id}': {
        put: { parameters: [{ name: 'id', schema: { minLength: 1, maxLength: 8 } }, { name: 'to' }] },
      },
    },
  });
});

test('arrays are appended', () => {
  expect(apply({ target: '$.schemas.Colour', update: { enum: ['WHITE'] } })).toMatchObject({
    schemas: { Colour: { enum: ['DARK', 'LIGHT', 'WHITE'] } },
  });
});

test('a removed target is gone, members of an array from the last to the first', () => {
  const result = apply(
    { target: '$..parameters.*', remove: true },
    { target: "$..['x-source']", remove: true },
    { target: '$.schemas.Colour.enum[?@ == "DARK"]', remove: true },
  );
  expect(result).toEqual({
    paths: { '/v9/colours/{id}': { put: { parameters: [] } } },
    schemas: { Colour: { enum: ['LIGHT'] } },
  });
});

test('actions apply in order, so that a removed value can be set anew', () => {
  const target = '$.schemas.Colour.enum';
  const result = apply({ target, remove: true }, { target: '$.schemas.Colour', update: { enum: ['WHITE'] } });
  expect(result).toMatchObject({ schemas: { Colour: { enum: ['WHITE'] } } });
});

test('the contract that is overlaid stays as it is', () => {
  const before = structuredClone(CONTRACT);
  apply({ target: '$.schemas', remove: true });
  expect(CONTRACT).toEqual(before);
});

test('a target that selects nothing is an error', () => {
  expect(() => apply({ target: '$.schemas.Color', remove: true })).toThrow(
    /\$\.schemas\.Color selects nothing/,
  );
});

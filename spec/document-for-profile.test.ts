import { createConfig, lintFromString } from '@redocly/openapi-core';
import { expect, test } from 'vitest';
import { loadContract } from './contract.js';
import { documentForProfile } from './document-for-profile.js';
import { documentWithConditions } from './document-with-conditions.js';
import { stringifyExact } from './exact-json.js';
import { PROFILES, profileOf } from './profiles.js';

const contract = loadContract('latest');
const PARTS = PROFILES.filter((name) => name !== 'full');
const documentOf = (name: (typeof PROFILES)[number]) =>
  documentForProfile(documentWithConditions(contract), profileOf(contract, name));

test.each(PARTS)('the document of %s has its operations and no other, and lints clean', async (name) => {
  const document = documentOf(name);
  const ids = Object.values(document.paths).flatMap((item) =>
    Object.values(item ?? {}).flatMap((operation) =>
      typeof operation === 'object' && operation !== null && 'operationId' in operation
        ? [operation.operationId]
        : [],
    ),
  );
  expect(ids.sort()).toEqual([...profileOf(contract, name).operations].sort());
  const config = await createConfig({
    extends: ['recommended-strict'],
    rules: { 'no-unused-components': 'error' },
  });
  const problems = await lintFromString({ source: stringifyExact(document), config });
  expect(problems.map(({ ruleId, message }) => `${ruleId}: ${message}`)).toEqual([]);
});

test('the document of full is the whole one, and core has only tags that it uses', () => {
  const whole = documentWithConditions(contract);
  expect(documentForProfile(whole, profileOf(contract, 'full'))).toBe(whole);
  expect(documentOf('core').tags?.map(({ name }) => name)).toEqual(['sources', 'tasks']);
});

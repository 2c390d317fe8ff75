import { describe, expect, test } from 'vitest';
import { loadContract } from '../spec/contract.js';
import { EDITIONS } from '../spec/editions.js';
import { ruleRequirementId, rulesOf } from '../spec/rules.js';
import { ARRANGEMENTS } from './arrangements/arrangements.js';
import { catalogueOf } from './catalogue.js';
import { COVERED_OPERATIONS, SUITES } from './covered.js';
import { acceptanceChecks } from './examples/acceptance-checks.js';
import { exampleChecks } from './examples/example-checks.js';
import { optionsCheck } from './examples/options-check.js';
import { versionChecks } from './examples/version-checks.js';
import { tokenCredentials } from './harness/credentials.js';
import { lifecycleChecks } from './lifecycle/checks.js';
import { properties } from './properties/checks.js';
import { rejections } from './rejections/checks.js';
import { relations } from './relations/checks.js';
import { security } from './security/checks.js';

/** Requirements of operations of which some rules hold only in other editions. */
const rulesOfOtherEditions = (edition: (typeof EDITIONS)[number]) => {
  const own = new Set(rulesOf(edition).map(({ id }) => id));
  return new Set(
    EDITIONS.flatMap((other) => rulesOf(other))
      .map(({ id }) => id)
      .filter((id) => !own.has(id)),
  );
};

/** Everybody whom the suites can ask as. */
const CALLERS = {
  own: tokenCredentials('a-token-of-some-length'),
  others: {
    signer: { kind: 'key' as const, ak: 'ak', sk: 'sk', projectId: 'p' },
    other: tokenCredentials('other'),
    reader: tokenCredentials('reader'),
    expired: tokenCredentials('expired'),
  },
  hide: () => {},
};

test('every covered operation has an arrangement, and only they', () => {
  expect(Object.keys(ARRANGEMENTS).sort()).toEqual([...COVERED_OPERATIONS].sort());
});

describe.each(EDITIONS)('in %s', (edition) => {
  const contract = loadContract(edition);
  const catalogue = new Set(catalogueOf(contract).map(({ id }) => id));
  const covered = contract.operations.filter(({ operationId }) => COVERED_OPERATIONS.includes(operationId));
  const checks = [
    ...security(contract, covered, CALLERS),
    ...covered.flatMap((operation) => [
      ...acceptanceChecks(operation),
      ...versionChecks(operation),
      optionsCheck(operation),
      ...exampleChecks(contract, operation),
      ...rejections(contract, operation),
      ...properties(contract, operation),
      ...relations(operation),
      ...lifecycleChecks(operation),
    ]),
  ];

  test('the covered operations exist', () => {
    expect(covered).toHaveLength(COVERED_OPERATIONS.length);
  });

  test('the catalogue has every requirement once', () => {
    expect(catalogue.size).toBe(catalogueOf(contract).length);
  });

  test('checks show requirements of the catalogue, and at least one each', () => {
    const foreign = rulesOfOtherEditions(edition);
    const unknown = checks.flatMap(({ requirements }) => requirements.filter((id) => !catalogue.has(id)));
    expect(unknown.filter((id) => !foreign.has(id))).toEqual([]);
    expect(checks.filter(({ requirements }) => requirements.length === 0).map(({ label }) => label)).toEqual(
      [],
    );
  });

  test('every rule, transition and example of a covered operation has a check', () => {
    const shown = new Set(checks.flatMap(({ requirements }) => requirements));
    const required = catalogueOf(contract).filter(
      ({ operationId, kind, unasked }) =>
        !unasked &&
        COVERED_OPERATIONS.includes(operationId ?? '') &&
        ['rule', 'transition', 'example'].includes(kind),
    );
    // Shown by every request or by the checks of other requirements.
    const byTheWay = /\.(refusal-changes-nothing|error-code|status|content-type)$/;
    const raising = rulesOf(edition).filter(({ raises = [] }) => raises.some((id) => shown.has(id)));
    for (const rule of raising) for (const id of COVERED_OPERATIONS) shown.add(ruleRequirementId(rule, id));
    const missing = required.map(({ id }) => id).filter((id) => !shown.has(id) && !byTheWay.test(id));
    expect(missing).toEqual([]);
  });

  test('what is said to be asked by nobody has no check', () => {
    const unasked = new Set(catalogueOf(contract).flatMap(({ id, unasked: why }) => (why ? [id] : [])));
    const asked = checks.flatMap(({ requirements }) => requirements.filter((id) => unasked.has(id)));
    expect(asked).toEqual([]);
  });

  test('no two checks of an operation have the same label in a suite', () => {
    const names = checks.map(({ suite, operationId, label }) => `${suite} ${operationId} ${label}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  test('checks belong to suites that exist, and to the operation that they are asked of', () => {
    for (const { suite, operationId } of checks) {
      expect(SUITES).toContain(suite);
      expect(COVERED_OPERATIONS).toContain(operationId);
    }
  });

  test('a check that only reads is about an operation that only reads', () => {
    const writing = new Set(
      covered.filter(({ method }) => method !== 'GET').map(({ operationId }) => operationId),
    );
    const wrong = checks.filter(
      ({ scope, operationId }) => scope === 'read-only' && writing.has(operationId),
    );
    expect(wrong.map(({ operationId, label }) => `${operationId} ${label}`)).toEqual([]);
  });
});

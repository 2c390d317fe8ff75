import { describe, expect, test } from 'vitest';
import { requestConstraints } from './constraints.js';
import { loadContract, type Operation } from './contract.js';
import { EDITIONS, isEdition } from './editions.js';
import { ERROR_CODES } from './errors.js';
import { operationsOf, type Rule, ruleRequirementId, RULES as rules, rulesOf } from './rules.js';

const sections = new Set(
  EDITIONS.flatMap((edition) => loadContract(edition).operations.map(({ source }) => source.section)),
);

/** Chapters of the manual around those of the operations. */
const CHAPTERS = ['3.1', '3.2', '3.3', '4.1', '4.2', '4.3', '6.1', '6.2'];

describe.each(EDITIONS)('in %s', (edition) => {
  const contract = loadContract(edition);
  const constraints = new Set(
    contract.operations.flatMap((operation) => requestConstraints(contract, operation).map(({ id }) => id)),
  );

  test.each(rulesOf(edition))('$id is about operations that exist', (rule) => {
    const found = operationsOf(rule, contract).map(({ operationId }) => operationId);
    expect(found).not.toEqual([]);
    if (Array.isArray(rule.operations)) expect(found.sort()).toEqual([...rule.operations].sort());
  });

  test.each(rulesOf(edition).filter(({ raises }) => raises))('$id raises constraints that exist', (rule) => {
    expect((rule.raises ?? []).filter((id) => !constraints.has(id))).toEqual([]);
  });

  test('no constraint is raised by two rules', () => {
    const raised = rulesOf(edition).flatMap(({ raises = [] }) => raises);
    expect(raised.filter((id, index) => raised.indexOf(id) !== index)).toEqual([]);
  });
});

describe.each(rules)('$id', (rule) => {
  test('names codes of the error table, the one of its own name first', () => {
    const { id, codes = [] } = rule;
    expect(codes.filter((code) => !ERROR_CODES.includes(code))).toEqual([]);
    if (id.startsWith('SMS.')) expect(codes[0]).toBe(id);
  });

  test('names a place that the documents have', () => {
    const { document, section, row } = rule.source;
    expect(document).toMatch(/^00[0-4]$/);
    if (document === '004') expect([...sections, ...CHAPTERS]).toContain(section);
    if (section === '6.1' && row !== undefined) expect(ERROR_CODES).toContain(row);
  });

  test('raises only constraints of its own operations', () => {
    const { raises = [], operations } = rule;
    const foreign = raises.filter((id) => !operations.includes(id.split('.')[0] ?? ''));
    expect(foreign).toEqual([]);
  });

  test('belongs to editions that exist', () => {
    expect((rule.editions ?? []).filter((edition) => !isEdition(edition))).toEqual([]);
  });
});

test('ids are unique', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length);
});

test('a rule of one page holds only in the editions that have the page', () => {
  const having = EDITIONS.filter((edition) => rulesOf(edition).some(({ id }) => id === 'SMS.7711'));
  expect(having).toEqual(['page-2026-01-27', 'latest']);
});

describe('the operations of a rule', () => {
  const operation = (operationId: string, required: boolean, body: boolean): Operation =>
    ({
      operationId,
      parameters: [{ name: 'X-Auth-Token', required }],
      ...(body && { requestBody: {} }),
    }) as Operation;
  const contract = {
    ...loadContract(),
    operations: [
      operation('A', true, false),
      operation('B', false, true),
      { ...operation('C', true, true), parameters: [] },
    ],
  };
  const named = (part: Partial<Rule>) =>
    operationsOf(part as Rule, contract).map(({ operationId }) => operationId);

  test.each<[Partial<Rule>, string[]]>([
    [{ operations: 'all' }, ['A', 'B', 'C']],
    [{ operations: 'all', unless: 'optional-token' }, ['A']],
    [{ operations: 'with-body' }, ['B', 'C']],
    [{ operations: ['C', 'A'] }, ['A', 'C']],
  ])('%o are %j', (part, expected) => {
    expect(named(part)).toEqual(expected);
  });

  test('a rule for each operation has one requirement per operation', () => {
    expect(ruleRequirementId({ id: 'SMS.1', each: true } as Rule, 'A')).toBe('A.SMS.1');
    expect(ruleRequirementId({ id: 'SMS.1' } as Rule, 'A')).toBe('SMS.1');
  });
});

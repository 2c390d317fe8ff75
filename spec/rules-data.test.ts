import { describe, expect, test } from 'vitest';
import { CONDITIONS, conditionsOf } from './conditions.js';
import { requestConstraints, responseConstraints } from './constraints.js';
import { loadContract } from './contract.js';
import { EDITIONS } from './editions.js';
import { ERROR_CODES, sourceOfCode } from './errors.js';
import { requirementsOf } from './requirements.js';
import { RULES, type Rule, reasonOf, type Text, whyUnasked } from './rules.js';

const manual = loadContract('manual-38');
const OPERATIONS = new Set(manual.operations.map(({ operationId }) => operationId));
const SECTIONS = new Set(manual.operations.map(({ source }) => source.section));

const constraints = new Map(
  EDITIONS.map((edition) => {
    const contract = loadContract(edition);
    const all = contract.operations.flatMap((operation) => [
      ...requestConstraints(contract, operation),
      ...[...responseConstraints(contract, operation).values()].flat(),
    ]);
    return [edition, new Map(all.map((constraint) => [constraint.id, constraint]))] as const;
  }),
);

/** Every row of every table of chapter 5 and of the pages, and every table. */
const places = new Set(
  [...constraints.values()].flatMap((ofEdition) =>
    [...ofEdition.values()].flatMap(({ source }) => [placeOf(source), placeOf({ ...source, row: '' })]),
  ),
);

const requirementIds = new Set(
  EDITIONS.flatMap((edition) => requirementsOf(loadContract(edition)).map(({ id }) => id)),
);

const isSentence = ({ en, zh }: Text) => /^\S.*\.$/.test(en) && /[\u4e00-\u9fff].*。$/.test(zh);

const named = (rule: Rule): string[] => (Array.isArray(rule.operations) ? rule.operations : []);

describe('the rules', () => {
  test('have ids of their own', () => {
    const ids = [...RULES, ...CONDITIONS].map(({ id }) => id);
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  test('speak of every code of the error table', () => {
    const spoken = new Set(RULES.flatMap(({ codes = [] }) => codes));
    expect(ERROR_CODES.filter((code) => !spoken.has(code))).toEqual([]);
  });

  test('have one rule of its own for each of the 164 codes of the service', () => {
    const own = RULES.filter(({ id }) => id.startsWith('SMS.')).map(({ id }) => id);
    expect(own.sort()).toEqual(ERROR_CODES.filter((code) => code >= 'SMS.6').sort());
    expect(own).toHaveLength(164);
  });

  test('have each of the 91 rules that are stated elsewhere', () => {
    const numbers = RULES.flatMap(({ id }) => (/^R\d+$/.test(id) ? [Number(id.slice(1))] : []));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 91 }, (_, index) => index + 1));
  });

  test('name each of the 221 codes of the agent once', () => {
    const groups = RULES.filter(({ id }) => id.startsWith('agent-errors.'));
    const codes = groups.flatMap(({ codes: of = [] }) => of);
    expect(codes.sort()).toEqual(ERROR_CODES.filter((code) => code < 'SMS.6').sort());
    expect(codes).toHaveLength(221);
  });
});

describe.each(RULES)('$id', (rule) => {
  test('is stated in both languages, and so is what a client sees or why it cannot', () => {
    for (const text of [rule.statement, rule.observable, rule.untestable]) {
      if (text) expect(text).toSatisfy(isSentence);
    }
  });

  test('is either observable or untestable', () => {
    expect([rule.observable, rule.untestable].filter(Boolean)).toHaveLength(1);
    if (rule.untestable) expect([rule.asked, rule.shownBy]).toEqual([undefined, undefined]);
  });

  test('is about operations that exist', () => {
    expect(named(rule).filter((operation) => !OPERATIONS.has(operation))).toEqual([]);
    const asked = Array.isArray(rule.asked) ? rule.asked : [];
    expect(asked.filter((operation) => !named(rule).includes(operation))).toEqual([]);
  });

  test('is shown by requirements that exist, where it is not asked itself', () => {
    const { shownBy = [], asked } = rule;
    if (shownBy.length > 0) expect(asked).toBe(false);
    expect(shownBy.filter((id) => !requirementIds.has(id) && !requirementOfSome(id))).toEqual([]);
  });

  test('names a section, a table and a row that the documents have', () => {
    const { document, section = '', table, row } = rule.source;
    if (table && /^5-|^\d+$/.test(table)) expect(places).toContain(placeOf({ row: '', ...rule.source }));
    if (document === '004') expect([...SECTIONS].includes(section) || /^[346]\.\d$/.test(section)).toBe(true);
    if (rule.id.startsWith('SMS.') && document === '004') {
      expect(rule.source).toEqual(sourceOfCode(rule.id));
      expect(row).toBe(rule.id);
    }
  });
});

describe.each(CONDITIONS)('$id', (condition) => {
  const [operation] = condition.operations;
  const { id, field, statement, source, repeated = [], codes = [] } = condition;
  const editions = EDITIONS.filter((edition) => conditionsOf(edition).includes(condition));

  test('is about a field that its editions have, and names the row of it', () => {
    const id = `${field}.type`;
    for (const edition of editions) {
      const found = constraints.get(edition)?.get(id);
      expect(found, `${edition} ${id}`).toBeDefined();
      expect([source, ...repeated].map(placeOf)).toContain(placeOf(found?.source ?? source));
    }
  });

  test('carries its operation and its field in the id, and is stated in both languages', () => {
    const [, path = ''] = /^\w+\.(?:request|response\.200)\.(?:query\.|path\.)?(.*)$/.exec(field) ?? [];
    expect(field.startsWith(`${operation}.`)).toBe(true);
    expect(id).toMatch(/^\w+\.condition\./);
    expect(id).toContain(`.${path}.`);
    expect(statement).toSatisfy(isSentence);
  });

  test('names codes that exist, and has the level must only with one', () => {
    expect(codes.filter((code) => !ERROR_CODES.includes(code))).toEqual([]);
    if (condition.level === 'must') expect(codes).not.toEqual([]);
  });

  test('is asked, shown by something else, or said to be untestable', () => {
    const { asked, shownBy, untestable } = condition;
    expect([asked ?? true, shownBy !== undefined, untestable !== undefined].filter(Boolean)).toHaveLength(
      untestable ? 2 : 1,
    );
  });

  test('is shown by a requirement that exists', () => {
    expect((condition.shownBy ?? []).filter((shown) => !requirementIds.has(shown))).toEqual([]);
  });
});

describe('why no suite asks', () => {
  test.each<[Parameters<typeof whyUnasked>[0], string | undefined]>([
    [{}, undefined],
    [{ asked: true }, undefined],
    [{ asked: ['ShowTask'] }, undefined],
    [{ asked: ['ShowServer'] }, 'No suite asks this yet.'],
    [{ asked: false }, 'No suite asks this yet.'],
    [{ asked: false, shownBy: ['A', 'B'] }, 'Shown by A, B.'],
    [{ untestable: { en: 'Because.', zh: '因为。' } }, 'Because.'],
  ])('%j of ShowTask: %s', (rule, expected) => {
    expect(whyUnasked(rule, 'ShowTask')?.en).toBe(expected);
  });

  test('a reason that does not exist is an error', () => {
    expect(() => reasonOf('no-such-reason')).toThrow('no-such-reason');
  });

  test('the catalogue tells it', () => {
    const found = new Map(requirementsOf(loadContract()).map(({ id, unasked }) => [id, unasked?.en]));
    expect(found.get('ShowServer.SMS.7602')).toBeUndefined();
    expect(found.get('task.synchronise')).toBe('No documented request asks for a synchronisation.');
    expect(found.get('R2')).toBe('Shown by SMS.6015, SMS.6016.');
    expect(found.get('SMS.8108')).toBe(reasonOf('cloud').en);
    expect(found.get('RegisterServer.condition.has_rsync.mandatory-for-linux')).toBeUndefined();
    expect(found.get('UpdateTask.condition.name.characters')).toBe('Shown by SMS.7711.');
    expect(found.get('RegisterServer.condition.oem_system.only-for-windows')).toBeUndefined();
    expect(found.get('ShowServer.condition.response.oem_system.only-for-windows')).toBe(
      reasonOf('meaningless-otherwise').en,
    );
  });
});

/** The rule of a requirement that there is one of for every operation. */
function requirementOfSome(id: string): boolean {
  return RULES.some((rule) => rule.each && rule.id === id);
}

function placeOf({ document, table, row }: { document: string; table?: string; row?: string }): string {
  return `${document} ${table} ${row}`;
}

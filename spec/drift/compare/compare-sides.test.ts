import { expect, test } from 'vitest';
import type { DocumentClaims } from '../claims.js';
import { compareWithDocument } from '../compare-documents.js';
import { type Change, COLOURS, documentAfter, rowOf } from '../testing/colours.js';
import { DIFFERENCE_RULES } from './difference-rule.js';

const driftsOf = (now: DocumentClaims, then: DocumentClaims = documentAfter()) =>
  compareWithDocument({ file: 'now.html', claims: now }, { file: 'then.html', claims: then }).drifts;

const after = (change: Change) => driftsOf(documentAfter(change));

const set =
  (table: string, name: string, facts: object): Change =>
  (operation) =>
    Object.assign(rowOf(operation, table, name), facts);

const without =
  (table: string, name: string, fact: string): Change =>
  (operation) =>
    Reflect.deleteProperty(rowOf(operation, table, name), fact);

const rowsOf = (operation: Parameters<Change>[0], table: string) =>
  operation.tables.find((one) => one.table === table)?.rows ?? [];

const add =
  (table: string, row: { name: string; type: string; mandatory?: boolean }): Change =>
  (operation) =>
    rowsOf(operation, table).push({ ...row, line: 1 });

const remove =
  (table: string, name: string): Change =>
  (operation) => {
    const found = operation.tables.find((one) => one.table === table);
    if (found) found.rows = found.rows.filter((row) => row.name !== name);
  };

const CASES: [string, Change, string, string][] = [
  ['mandatory-case-added', set('2', 'shade', { mandatoryIn: ['LINUX'] }), 'request.shade', 'breaks-clients'],
  [
    'parameter-added',
    add('1', { name: 'hue', type: 'String', mandatory: false }),
    'path hue',
    'breaks-servers',
  ],
  [
    'mandatory-parameter-added',
    add('1', { name: 'hue', type: 'String', mandatory: true }),
    'path hue',
    'breaks-clients',
  ],
  [
    'field-added',
    add('2', { name: 'hue', type: 'String', mandatory: false }),
    'request.hue',
    'breaks-servers',
  ],
  [
    'mandatory-field-added',
    add('2', { name: 'hue', type: 'String', mandatory: true }),
    'request.hue',
    'breaks-clients',
  ],
  ['field-removed', remove('2', 'shade'), 'request.shade', 'breaks-clients'],
  ['became-mandatory', set('2', 'shade', { mandatory: true }), 'request.shade', 'breaks-clients'],
  ['became-optional', set('2', 'weight', { mandatory: false }), 'request.weight', 'breaks-servers'],
  ['mandatory-not-stated', without('2', 'shade', 'mandatory'), 'request.shade', 'editorial'],
  ['type-changed', set('2', 'weight', { type: 'Integer' }), 'request.weight', 'breaks-clients'],
  ['max-length-lowered', set('1', 'colour_id', { maxLength: 35 }), 'path colour_id', 'tightens'],
  ['max-length-raised', set('1', 'colour_id', { maxLength: 37 }), 'path colour_id', 'loosens'],
  ['min-length-lowered', set('1', 'colour_id', { minLength: 0 }), 'path colour_id', 'loosens'],
  ['min-length-raised', set('1', 'colour_id', { minLength: 2 }), 'path colour_id', 'tightens'],
  ['maximum-lowered', set('2', 'weight', { maximum: '9223372036854775806' }), 'request.weight', 'tightens'],
  ['minimum-raised', set('2', 'weight', { minimum: '1' }), 'request.weight', 'tightens'],
  ['max-items-raised', set('2', 'coats', { maxItems: 6 }), 'request.coats', 'loosens'],
  ['min-items-raised', set('2', 'coats', { minItems: 1 }), 'request.coats', 'tightens'],
  ['max-length-stated', set('2', 'shade', { maxLength: 5 }), 'request.shade', 'tightens'],
  ['max-length-not-stated', without('4', 'id', 'maxLength'), 'response 200.id', 'loosens'],
  [
    'enum-value-added',
    set('2', 'shade', { enum: ['DARK', 'LIGHT', 'DIM'] }),
    'request.shade',
    'breaks-servers',
  ],
  ['enum-value-removed', set('2', 'shade', { enum: ['DARK'] }), 'request.shade', 'breaks-clients'],
  ['enum-value-recased', set('2', 'shade', { enum: ['DARK', 'light'] }), 'request.shade', 'breaks-clients'],
  ['enum-not-stated', without('4', 'shade', 'enum'), 'response 200.shade', 'loosens'],
  ['enum-stated', set('4', 'id', { enum: ['A'] }), 'response 200.id', 'tightens'],
  ['default-changed', set('2', 'shade', { default: 'LIGHT' }), 'request.shade', 'breaks-clients'],
  ['default-not-stated', without('2', 'shade', 'default'), 'request.shade', 'editorial'],
  [
    'operation-renamed',
    (operation) => Object.assign(operation, { operationId: 'SetColour' }),
    'operation',
    'editorial',
  ],
  [
    'request-line-changed',
    (operation) => Object.assign(operation, { path: '/v9/paints/{colour_id}' }),
    'operation',
    'breaks-clients',
  ],
  ['status-added', ({ statuses }) => statuses.push('404'), 'response 404', 'breaks-clients'],
  [
    'wording-changed',
    set('1', 'colour_id', { prose: 'z', wording: 'The colour.' }),
    'path colour_id',
    'editorial',
  ],
  [
    'condition-changed',
    set('1', 'colour_id', { prose: 'z', wording: 'The colour, mandatory if it is dark.' }),
    'path colour_id',
    'tightens',
  ],
  [
    'example-changed',
    (operation) =>
      Object.assign(operation, { examples: [{ part: 'request', body: { shade: 'LIGHT' }, line: 1 }] }),
    'request',
    'editorial',
  ],
  [
    'table-without-place',
    ({ tables }) => tables.push({ kind: 'object', object: 'Brush', rows: [], line: 1 }),
    'object Brush',
    'editorial',
  ],
];

test.each(CASES)('%s is the one difference that a change makes', (rule, change, place, direction) => {
  expect(after(change).map((drift) => [drift.rule, drift.place, drift.direction])).toEqual([
    [rule, place, direction],
  ]);
});

test('a value that answers may have is a break for clients, one that requests may have for servers', () => {
  const [drift] = after(set('4', 'shade', { enum: ['DARK', 'LIGHT', 'DIM'] }));
  expect(drift).toMatchObject({ rule: 'enum-value-added', direction: 'breaks-clients', level: 'error' });
});

test('what one side does not state is told apart from what it states differently', () => {
  expect(after(without('4', 'id', 'maxLength'))[0]?.silent).toBe(true);
  expect(after(set('4', 'id', { maxLength: 35 }))[0]?.silent).toBe(false);
});

test('a difference names both places, both statements and both wordings', () => {
  const then = documentAfter(set('1', 'colour_id', { wording: 'At most 36.' }));
  const now = documentAfter(set('1', 'colour_id', { wording: 'At most 35.', maxLength: 35 }));
  expect(driftsOf(now, then)[0]).toMatchObject({
    message: 'path colour_id: the maximum length is now 35, before 36.',
    document: {
      value: '35',
      wording: 'At most 35.',
      at: { document: 'now.html', line: 3, table: '1', row: 'colour_id' },
    },
    against: { value: '36', wording: 'At most 36.', at: { document: 'then.html', line: 3, table: '1' } },
  });
});

test('a column that conversion lost states nothing', () => {
  const lost = documentAfter((operation) => {
    for (const table of operation.tables.filter(({ table: number }) => number === '2')) {
      table.mandatoryLost = true;
      for (const row of table.rows) Reflect.deleteProperty(row, 'mandatory');
    }
  });
  expect(driftsOf(lost)).toEqual([]);
  expect(driftsOf(documentAfter(), lost)).toEqual([]);
});

test('what stands after the end of a text is not taken for removed', () => {
  const cut = documentAfter((operation) => {
    operation.tables = operation.tables.slice(0, 3);
    operation.statuses = [];
  });
  const drifts = driftsOf(cut);
  expect(new Set(drifts.map(({ rule, level }) => `${rule} ${level}`))).toEqual(
    new Set(['not-in-this-text none']),
  );
  expect(drifts.map(({ place }) => place)).toEqual(['response 200', 'response 403']);
});

test('a path parameter with a translated name leaves the operation the same', () => {
  const renamed = documentAfter((operation) => {
    operation.path = '/v9/colours/{id}';
    rowOf(operation, '1', 'colour_id').name = 'id';
  });
  expect(driftsOf(renamed)).toEqual([]);
});

test('an operation of a page that the other side does not have is new, the others are not missing', () => {
  const other = documentAfter((operation) =>
    Object.assign(operation, { path: '/v9/brushes', operationId: 'AddBrush', method: 'POST' }),
  );
  expect(driftsOf(other).map(({ rule }) => rule)).toEqual(['operation-added']);
});

test('an operation that a whole manual leaves out is removed', () => {
  const empty = documentAfter(() => {}, { contents: ['5.1.1'], operations: [] });
  const whole = documentAfter((one) => Object.assign(one, { section: '5.1.1' }), { contents: ['5.1.1'] });
  const two = documentAfter(() => {});
  two.operations.push({ ...structuredClone(COLOURS), path: '/v9/brushes', operationId: 'AddBrush' });
  expect(driftsOf(whole, two).map(({ rule }) => rule)).toEqual(['operation-removed']);
  expect(driftsOf(empty, two)).toEqual([]);
});

test.each([
  ['error-code-added', [], [['SMS.1', '400']]],
  ['error-code-removed', [['SMS.1', '400']], []],
  ['error-status-changed', [['SMS.1', '400']], [['SMS.1', '403']]],
] as const)('%s is found in the table of error codes', (rule, then, now) => {
  const withCodes = (rows: readonly (readonly [string, string])[]) =>
    documentAfter(() => {}, {
      errors: [['SMS.0', '400'], ...rows].map(([code = '', status = '']) => ({
        code,
        status,
        wording: '',
        line: 1,
      })),
    });
  expect(driftsOf(withCodes(now), withCodes(then)).map((drift) => drift.rule)).toEqual([rule]);
});

test('every rule has a name in words, a direction for requests and one for answers', () => {
  for (const { id, request, response } of DIFFERENCE_RULES.values()) {
    expect(id).toMatch(/^[a-z]+(-[a-z]+)*$/);
    for (const { effect } of [request, response]) expect(effect).toMatch(/^[A-Z].*\.$/);
  }
});

test('a case in which a field is no longer mandatory is told once, whatever other words say it', () => {
  const then = documentAfter(set('2', 'shade', { mandatoryIn: ['LINUX', 'WINDOWS'], prose: 'x' }));
  const now = documentAfter(set('2', 'shade', { mandatoryIn: ['WINDOWS'], prose: 'y' }));
  expect(driftsOf(now, then)).toMatchObject([
    {
      rule: 'mandatory-case-removed',
      direction: 'loosens',
      message: 'request.shade is no longer mandatory for Linux.',
      document: { value: null },
      against: { value: 'mandatory for Linux' },
    },
  ]);
});

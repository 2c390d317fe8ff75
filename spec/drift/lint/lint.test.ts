import { expect, test } from 'vitest';
import type { DocumentClaims } from '../claims.js';
import { type Change, COLOURS, documentAfter, rowOf } from '../testing/colours.js';
import { LINT_RULES } from './finding.js';
import { lint } from './lint.js';

const found = (claims: DocumentClaims) =>
  lint({ file: 'page.html', claims }).map(({ rule, subject }) => `${rule}: ${subject}`);

const after = (change: Change, more: Partial<DocumentClaims> = {}) => found(documentAfter(change, more));

/** A second operation with the same tables, after a change. */
function withSecond(change: Change): DocumentClaims {
  const claims = documentAfter();
  const second = { ...structuredClone(COLOURS), operationId: 'AddColour', path: '/v9/other/{colour_id}' };
  change(second);
  return { ...claims, operations: [...claims.operations, second] };
}

const errors = (...rows: [string, string][]) => ({
  errors: rows.map(([code, status]) => ({ code, status, wording: '', line: 30 })),
});

const example =
  (part: 'request' | 'response', body: object, more: object = {}): Change =>
  (operation) =>
    Object.assign(operation, { examples: [{ part, body, line: 20, ...more }] });

test('a document that says one thing everywhere has no finding', () => {
  expect(found(documentAfter())).toEqual([]);
  expect(found(withSecond(() => {}))).toEqual([]);
});

test.each<[string, DocumentClaims]>([
  [
    'limited-differently: path colour_id maximum length',
    withSecond((one) => Object.assign(rowOf(one, '1', 'colour_id'), { maxLength: 40 })),
  ],
  [
    'limit-left-out: path colour_id maximum length',
    withSecond((one) => Reflect.deleteProperty(rowOf(one, '1', 'colour_id'), 'maxLength')),
  ],
  [
    'mandatory-differs: path colour_id statement whether it is mandatory',
    withSecond((one) => Object.assign(rowOf(one, '1', 'colour_id'), { mandatory: false })),
  ],
  [
    'default-differs: shade default',
    withSecond((one) => Object.assign(rowOf(one, '2', 'shade'), { default: 'LIGHT' })),
  ],
  [
    'typed-differently: weight type',
    withSecond((one) => Object.assign(rowOf(one, '2', 'weight'), { type: 'Integer' })),
  ],
  [
    'values-differ: shade list of values',
    documentAfter((one) => Object.assign(rowOf(one, '4', 'shade'), { enum: ['DARK', 'LIGHT', 'DIM'] })),
  ],
  [
    'values-left-out: shade list of values',
    documentAfter((one) => Reflect.deleteProperty(rowOf(one, '4', 'shade'), 'enum')),
  ],
  [
    'described-value-not-listed: UpdateColour shade',
    documentAfter((one) => Object.assign(rowOf(one, '2', 'shade'), { wording: 'DARK: x LIGHT: y DIM: z' })),
  ],
  [
    'value-described-twice: UpdateColour shade',
    documentAfter((one) => Object.assign(rowOf(one, '2', 'shade'), { wording: 'DARK: x LIGHT: y LIGHT: z' })),
  ],
  [
    'mandatory-with-default: UpdateColour weight',
    documentAfter((one) => Object.assign(rowOf(one, '2', 'weight'), { default: '1' })),
  ],
  [
    'object-without-table: UpdateColour Coat',
    documentAfter((one) => {
      one.tables = one.tables.filter(({ kind }) => kind !== 'object');
    }),
  ],
  [
    'status-without-table: UpdateColour 403',
    documentAfter((one) => {
      one.statuses = ['200'];
    }),
  ],
  ['error-code-twice: SMS.1', documentAfter(() => {}, errors(['SMS.1', '400'], ['SMS.1', '403']))],
  ['error-code-no-error-status: SMS.1', documentAfter(() => {}, errors(['SMS.1', '100']))],
  [
    'example-breaks-table: UpdateColour request.shade',
    documentAfter(example('request', { shade: 'DIM', weight: 1 })),
  ],
  ['example-breaks-table: UpdateColour request.weight', documentAfter(example('request', { weight: '1' }))],
  [
    'example-field-without-row: UpdateColour request.hue',
    documentAfter(example('request', { weight: 1, hue: 1 })),
  ],
  ['example-lacks-field: UpdateColour request.weight', documentAfter(example('request', { shade: 'DARK' }))],
  [
    'example-request-line: UpdateColour',
    documentAfter(example('request', { weight: 1 }, { request: 'put https://{endpoint}/v9/colours/1' })),
  ],
  [
    'error-code-other-status: SMS.1',
    documentAfter(
      example('response', { error_code: 'SMS.1' }, { status: '403' }),
      errors(['SMS.1', '400'], ['SMS.2', '400']),
    ),
  ],
  [
    'error-code-not-in-table: UpdateColour SMS.3',
    documentAfter(example('response', { error_code: 'SMS.3' }, { status: '403' }), errors(['SMS.1', '400'])),
  ],
])('%s is the one finding', (finding, claims) => {
  expect(found(claims)).toEqual([finding]);
});

test('a combination of values that a row of the error table does not allow is found in an example', () => {
  const wording = '当shade状态为DARK时，coat只能为a/b；当shade状态为LIGHT时，coat只能为c。';
  const rows = { errors: [{ code: 'SMS.1', status: '400', wording, line: 30 }] };
  const sent = (coat: string) =>
    after(example('request', { weight: 1, shade: 'DARK', coat }, { broken: true }), rows);
  expect(sent('c')).toEqual(['example-breaks-error-rule: UpdateColour SMS.1']);
  expect(sent('B')).toEqual([]);
});

test('an example that a page end cuts is not asked about what it lacks', () => {
  expect(after(example('request', { hue: 1 }, { broken: true }))).toEqual([]);
});

test('the path of an example may have any values, and the place of a host', () => {
  for (const request of [
    'PUT https://{endpoint}/v9/colours/1',
    'PUT https://{{endpoint}}/v9/colours/a-b?x=1',
  ]) {
    expect(after(example('request', { weight: 1 }, { request }))).toEqual([]);
  }
});

test('every rule has a level and a statement', () => {
  for (const { level, statement } of LINT_RULES.values()) {
    expect(['error', 'warning', 'note']).toContain(level);
    expect(statement).toMatch(/^[A-Z].*\.$/);
  }
});

import { expect, test } from 'vitest';
import type { OperationClaim } from './claims.js';
import { claimsText } from './claims-text.js';
import { CLAIMED_EDITIONS, loadClaims } from './load-claims.js';

const CLAIM: OperationClaim = {
  operationId: 'UpdateColour',
  method: 'PUT',
  path: '/v9/colours/{colour_id}',
  tables: [
    {
      kind: 'request-body',
      table: '1',
      rows: [
        { name: 'weight', type: 'Long', minimum: '0', maximum: '9223372036854775807', line: 7 },
        { name: 'shade', type: 'String', enum: ['DARK', 'LIGHT'], default: 'DARK', line: 8 },
      ],
      line: 5,
    },
  ],
  statuses: [],
  line: 1,
};

test('a row is a line, and the layout is that of the formatter', () => {
  expect(claimsText([CLAIM]).split('\n')).toEqual([
    '[',
    '  {',
    '    "operationId": "UpdateColour",',
    '    "method": "PUT",',
    '    "path": "/v9/colours/{colour_id}",',
    '    "tables": [',
    '      {',
    '        "kind": "request-body",',
    '        "table": "1",',
    '        "rows": [',
    '          { "name": "weight", "type": "Long", "minimum": "0", "maximum": "9223372036854775807", "line": 7 },',
    '          { "name": "shade", "type": "String", "enum": ["DARK", "LIGHT"], "default": "DARK", "line": 8 }',
    '        ],',
    '        "line": 5',
    '      }',
    '    ],',
    '    "statuses": [],',
    '    "line": 1',
    '  }',
    ']',
    '',
  ]);
});

test('what was written is read again, members without a value left out', () => {
  const { section: _, ...rest } = { ...CLAIM, section: undefined };
  expect(JSON.parse(claimsText([{ ...rest, section: undefined } as unknown as OperationClaim]))).toEqual([
    CLAIM,
  ]);
});

test.each([10, 109, 110, 111, 112])('a name of %i characters survives', (length) => {
  const claim = { ...CLAIM, operationId: 'x'.repeat(length) };
  expect(JSON.parse(claimsText([claim]))).toEqual([claim]);
});

test.each(CLAIMED_EDITIONS)(
  'the claims of %s are facts: no prose, no number that a double rounds',
  (edition) => {
    const rows = loadClaims(edition).flatMap(({ tables }) => tables.flatMap((table) => table.rows));
    expect(rows.length).toBeGreaterThan(9);
    for (const row of rows) {
      expect(JSON.stringify(row)).toMatch(/^[\x20-\x7e]+$/);
      for (const value of Object.values(row)) {
        if (typeof value === 'number') expect(Number.isSafeInteger(value)).toBe(true);
        if (typeof value === 'string') expect(value.length).toBeLessThan(60);
      }
    }
  },
);

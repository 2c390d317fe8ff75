import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import * as library from './index.js';

const { EDITIONS, loadContract, parseExact, requirements, validators } = library;

const program = ts.createProgram([join(import.meta.dirname, 'index.ts')], {
  module: ts.ModuleKind.NodeNext,
  target: ts.ScriptTarget.ES2023,
  strict: true,
  types: [],
});
const checker = program.getTypeChecker();

/** What the entry exports, each with its own declaration. */
const exported = (() => {
  const file = program.getSourceFile(join(import.meta.dirname, 'index.ts'));
  const entry = file && checker.getSymbolAtLocation(file);
  return (entry ? checker.getExportsOfModule(entry) : []).map((symbol) =>
    symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol,
  );
})();

test('everything that is exported is described', () => {
  expect(exported.map(({ name }) => name)).toEqual(expect.arrayContaining(Object.keys(library)));
  const silent = exported.filter((symbol) => symbol.getDocumentationComment(checker).length === 0);
  expect(silent.map(({ name }) => name)).toEqual([]);
});

test('what takes the name of an edition says what happens when there is none', () => {
  const throwing = exported.filter((symbol) =>
    symbol
      .getJsDocTags(checker)
      .some(({ name, text }) => name === 'throws' && ts.displayPartsToString(text).includes('RangeError')),
  );
  expect(throwing.map(({ name }) => name).sort()).toEqual(['loadContract', 'requirements', 'validators']);
});

test.each([loadContract, requirements, validators])(
  '$name names the editions where one is asked for that does not exist',
  (ask) => {
    expect(() => ask('manual-39' as never)).toThrow(RangeError);
    expect(() => ask('manual-39' as never)).toThrow(EDITIONS.join(', '));
  },
);

test('the contract, its validators and its requirements fit together', () => {
  for (const edition of EDITIONS) {
    const { operations } = loadContract(edition);
    const ids = new Set(operations.map(({ operationId }) => operationId));
    const named = requirements(edition).map(({ operationId }) => operationId);
    expect([...ids].filter((id) => !named.includes(id))).toEqual([]);
    expect(named.filter((id) => id !== null && !ids.has(id))).toEqual([]);
  }
  const register = loadContract('manual-38').operations.find((one) => one.operationId === 'RegisterServer');
  const judge = register && validators('manual-38').requestBody(register);
  expect(judge?.(parseExact('{"memory": 9223372036854775807}'))).toEqual([]);
  expect(judge?.(parseExact('{"memory": 9223372036854775808}'))).toMatchObject([
    { path: 'memory', keyword: 'maximum', source: { section: '5.3.2', table: '5-20', row: 'memory' } },
  ]);
});

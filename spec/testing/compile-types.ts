import { join } from 'node:path';
import openapiTS, { astToString } from 'openapi-typescript';
import ts from 'typescript';
import { loadContract } from '../contract.js';
import { documentWithConditions } from '../document-with-conditions.js';
import type { Edition } from '../editions.js';
import { stringifyExact } from '../exact-json.js';
import { packageRoot } from '../package-root.js';

/** `skipLibCheck` stays false: the generated types are declarations, and those it would skip. */
const STRICT: ts.CompilerOptions = {
  strict: true,
  noUncheckedIndexedAccess: true,
  exactOptionalPropertyTypes: true,
  skipLibCheck: false,
  noEmit: true,
  target: ts.ScriptTarget.ES2023,
  module: ts.ModuleKind.NodeNext,
  lib: ['lib.es5.d.ts'],
  types: [],
};

/** For programs that use Node and its packages, whose declarations are not ours to check. */
export const FOR_NODE: ts.CompilerOptions = {
  ...STRICT,
  skipLibCheck: true,
  lib: ['lib.es2023.d.ts'],
  types: ['node'],
};

/** The declarations of the contract of an edition, as openapi-typescript makes them from the printed document. */
export async function generateTypes(edition: Edition): Promise<string> {
  const printed = stringifyExact(documentWithConditions(loadContract(edition)));
  return astToString(await openapiTS(printed));
}

const DEFAULT_TYPES = ts.getDefaultLibFilePath(STRICT).replace(/[^/\\]+$/, 'lib.es5.d.ts');

let parsed: ts.SourceFile | undefined;

/** The types of the language; parsed once, because that takes longer than all the rest. */
function languageTypes(): ts.SourceFile {
  parsed ??= ts.createSourceFile(DEFAULT_TYPES, ts.sys.readFile(DEFAULT_TYPES) ?? '', ts.ScriptTarget.ES2023);
  return parsed;
}

/**
 * What the compiler says of a program.
 * @param files the text of each file by its name below the package root; no file touches the disk
 */
export function diagnose(files: ReadonlyMap<string, string>, options = STRICT): string[] {
  const all = new Map([...files].map(([name, text]) => [join(packageRoot, name), text]));
  const disk = ts.createCompilerHost(options);
  const host: ts.CompilerHost = {
    ...disk,
    fileExists: (path) => all.has(path) || disk.fileExists(path),
    readFile: (path) => all.get(path) ?? disk.readFile(path),
    getSourceFile: (path, version) => {
      const text = all.get(path);
      if (text !== undefined) return ts.createSourceFile(path, text, version);
      return path === DEFAULT_TYPES ? languageTypes() : disk.getSourceFile(path, version);
    },
  };
  const program = ts.createProgram([...all.keys()], options, host);
  return ts
    .getPreEmitDiagnostics(program)
    .map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

import { posix } from 'node:path';
import ts from 'typescript';

/** What one file imports of another, or of a package. */
export interface Import {
  line: number;
  /** Relative to the root, as `spec/contract.ts`; a package's name; `null` when it is computed. */
  target: string | null;
  ours: boolean;
  /** Whether it is still there at run time, when types are gone. */
  runs: boolean;
}

/** Every static and dynamic import, re-export and `import('…')` type of a source file. */
export function importsOf(path: string, text: string): Import[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest);
  const found: Import[] = [];
  const add = (node: ts.Node, specifier: ts.Node | undefined, runs: boolean) => {
    const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
    const name = specifier && ts.isStringLiteralLike(specifier) ? specifier.text : null;
    const ours = name?.startsWith('.') ?? false;
    found.push({ line, target: ours && name !== null ? resolved(path, name) : name, ours, runs });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node)) {
      add(node, node.moduleSpecifier, node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword);
    } else if (ts.isExportDeclaration(node) && node.moduleSpecifier) {
      add(node, node.moduleSpecifier, !node.isTypeOnly);
    } else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword) {
      add(node, node.arguments[0], true);
    } else if (ts.isImportTypeNode(node)) {
      add(node, ts.isLiteralTypeNode(node.argument) ? node.argument.literal : undefined, false);
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const resolved = (from: string, specifier: string) =>
  posix.normalize(posix.join(posix.dirname(from), specifier)).replace(/\.js$/, '.ts');

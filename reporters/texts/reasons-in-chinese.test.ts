import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { expect, test } from 'vitest';
import { packageRoot } from '../../spec/package-root.js';
import { translated } from './in-chinese.js';

const SUITES = join(packageRoot, 'suites');

/** What gives the reason why something is unproven or left out, and which of its arguments is the reason. */
const REASONED: Readonly<Record<string, number>> = {
  Unproven: 0,
  OutsideProfile: 0,
  explainUnmet: 0,
  unproven: 1,
  leaveOut: 1,
  markUnproven: 2,
};

/** Properties that hold a reason. */
const HOLDING = ['missing', 'unusable', 'reason'];

/** A name, a value and a number at once. */
const PROBE = '7';

/** The texts of an expression, each value in them replaced. */
function textsOf(node: ts.Expression): string[] {
  if (ts.isStringLiteralLike(node)) return [node.text];
  if (ts.isConditionalExpression(node)) return [...textsOf(node.whenTrue), ...textsOf(node.whenFalse)];
  if (!ts.isTemplateExpression(node)) return [];
  const parts = node.templateSpans.map(({ expression, literal }) => {
    const value = /^(summary|answer)\(/.test(expression.getText()) ? 'status 500 and SMS.7713' : PROBE;
    return value + literal.text;
  });
  return [node.head.text + parts.join('')];
}

function reasonsIn(file: string): string[] {
  const source = ts.createSourceFile(file, readFileSync(file, 'utf8'), ts.ScriptTarget.Latest, true);
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node) || ts.isNewExpression(node)) {
      const name = /\w+$/.exec(node.expression.getText())?.[0] ?? '';
      const reason = node.arguments?.[REASONED[name] ?? -1];
      if (reason) found.push(...textsOf(reason));
    }
    if (ts.isPropertyAssignment(node) && HOLDING.includes(node.name.getText()))
      found.push(...textsOf(node.initializer));
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const reasons = (readdirSync(SUITES, { recursive: true }) as string[])
  .filter((file) => /(?<!\.test)\.ts$/.test(file) && !file.includes('testing'))
  .flatMap((file) => reasonsIn(join(SUITES, file)));

test('the suites have reasons', () => {
  expect(reasons.length).toBeGreaterThan(40);
});

test('every reason that a suite gives for what is not shown has its Chinese', () => {
  expect([...new Set(reasons)].filter((reason) => translated(reason).language !== 'zh')).toEqual([]);
});

import type { ExampleClaim, OperationClaim, ReadingNote } from './claims.js';
import { type ExampleLine, readExamples } from './examples-of-text.js';
import { REQUEST_LINE } from './headings.js';

/** `URI格式：POST /v3/auth/tokens` in front of a request line, and the mark of a point in front of a heading. */
const LEAD = /^(?:[-*•●]\s*|URI格式\s*[:：]\s*)+/;

/** A scenario shows the answer of a request that succeeds. */
const SUCCESS = '200';

/**
 * Adds to operations the examples that a manual shows in its scenarios, before the sections of the operations. An
 * example belongs to the operation whose request line stands before it.
 */
export function addScenarios(
  lines: readonly ExampleLine[],
  operations: readonly OperationClaim[],
  notes: ReadingNote[],
): void {
  for (const { method, path, part } of parts(lines)) {
    const operation = operations.find((one) => one.method === method && one.path === path);
    if (!operation) continue;
    const takesBody = operation.tables.some(({ kind }) => kind === 'request-body');
    const found = readExamples(part, notes).filter(showsBody);
    if (found.length === 0) continue;
    operation.examples = [
      ...(operation.examples ?? []),
      ...found.map((example) => asScenario(takesBody ? example : { ...example, part: 'response' })),
    ];
  }
}

interface Part {
  method: string;
  path: string;
  part: ExampleLine[];
}

function parts(lines: readonly ExampleLine[]): Part[] {
  const found: Part[] = [];
  for (const { text: printed, line } of lines) {
    const text = printed.replace(LEAD, '');
    const [, method, path] = REQUEST_LINE.exec(text) ?? [];
    if (method && path) found.push({ method, path, part: [] });
    else found.at(-1)?.part.push({ text, line });
  }
  return found;
}

const showsBody = ({ body, pieces }: ExampleClaim) => body !== undefined || pieces !== undefined;

/** The URLs of scenarios are broken at line ends, and stand for what the request line says. */
const asScenario = ({ request: _, ...example }: ExampleClaim): ExampleClaim => ({
  ...example,
  ...(example.part === 'response' && { status: SUCCESS }),
});

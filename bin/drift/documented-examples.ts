import { requestExamples } from '../../fixtures/examples/examples.js';
import { responseExamples } from '../../fixtures/examples/response-examples.js';
import { placeOfSource, type SideExample } from '../../spec/drift/compare/side.js';
import type { ExamplesOf } from '../../spec/drift/compare-documents.js';
import type { Edition } from '../../spec/editions.js';

/** The examples of an edition by operation; they are read when the first operation is asked for. */
export function documentedExamples(edition: Edition): ExamplesOf {
  let known: Map<string, SideExample[]> | undefined;
  return (operationId) => {
    known ??= byOperation(edition);
    return known.get(operationId) ?? [];
  };
}

function byOperation(edition: Edition): Map<string, SideExample[]> {
  const found = new Map<string, SideExample[]>();
  const add = (operationId: string, example: SideExample) =>
    found.set(operationId, [...(found.get(operationId) ?? []), example]);
  for (const { operationId, body, source } of requestExamples(edition)) {
    add(operationId, { part: 'request', ...(body && { body }), at: placeOfSource(source) });
  }
  for (const { operationId, status, body, source } of responseExamples(edition)) {
    add(operationId, {
      part: 'response',
      status,
      ...(body !== undefined && { body }),
      at: placeOfSource(source),
    });
  }
  return found;
}

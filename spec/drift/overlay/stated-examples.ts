import { basename } from 'node:path';
import { isJsonObject, type Json, type JsonObject } from '../../exact-json.js';
import { newExamples } from '../compare/compare-examples.js';
import type { OperationSide, SideExample, StatementPlace } from '../compare/side.js';

const MEDIA = 'application/json';

/** The examples at a part that the other side does not have, by names; undefined where there is none. */
export function examplesAt(
  part: string,
  after: OperationSide,
  before: OperationSide | undefined,
): { [name: string]: { summary: string; value: Json } } | undefined {
  const found = newExamples(after, before).filter(({ place }) => place === part);
  if (found.length === 0) return undefined;
  return Object.fromEntries(
    found.map(
      ({ example: { at }, body }, index) =>
        [`example-${index + 1}`, { summary: summaryOf(at), value: body }] as const,
    ),
  );
}

const summaryOf = ({ document, line, page }: StatementPlace) =>
  `${basename(document)}, ${line === undefined ? `page ${page}` : `line ${line}`}`;

/**
 * The examples that an OpenAPI document shows for an operation.
 *
 * @param follow returns what a value refers to, or the value itself
 */
export function statedExamples(
  operation: Json | undefined,
  at: StatementPlace,
  follow: (value: Json | undefined) => Json | undefined = (value) => value,
): SideExample[] {
  if (!isJsonObject(operation)) return [];
  const responses = isJsonObject(operation.responses) ? Object.entries(operation.responses) : [];
  return [
    ...bodiesOf(follow(operation.requestBody)).map((body): SideExample => ({ part: 'request', body, at })),
    ...responses.flatMap(([status, response]) =>
      bodiesOf(follow(response)).map((body): SideExample => ({ part: 'response', status, body, at })),
    ),
  ];
}

function bodiesOf(holder: Json | undefined): Json[] {
  const media = objectAt(objectAt(isJsonObject(holder) ? holder : {}, 'content'), MEDIA);
  const named = Object.values(objectAt(media, 'examples')).flatMap((example) =>
    isJsonObject(example) && example.value !== undefined ? [example.value] : [],
  );
  return media.example === undefined ? named : [media.example, ...named];
}

function objectAt(value: JsonObject, name: string): JsonObject {
  const member = value[name];
  return isJsonObject(member) ? member : {};
}

import { basename } from 'node:path';
import type { Contract } from '../../contract.js';
import type { Json } from '../../exact-json.js';
import type { Overlay, OverlayAction } from '../../overlay.js';
import type { Schema } from '../../schema.js';
import { newExamples } from '../compare/compare-examples.js';
import { counterpartOf } from '../compare/counterpart.js';
import { differencesOf, isCutOff } from '../compare/differences-of.js';
import type { OperationSide, Side, StatementPlace } from '../compare/side.js';
import type { Facts, Places } from '../facts.js';
import { merged } from './merged-places.js';
import { requiredIn } from './required-in.js';
import { type RequiredAt, schemaOf } from './schema-of-places.js';
import { statedErrors } from './stated-errors.js';
import { examplesAt } from './stated-examples.js';
import { statedInWords } from './stated-in-words.js';

/** The version of the Overlay specification. */
const OVERLAY_VERSION = '1.0.0';

/**
 * An OpenAPI Overlay that turns the contract into what a document says. It replaces whole parts: a parameter, the body of
 * a request, the answer with a status. What OpenAPI has no keyword for stands in extensions: the cases in which words make
 * a field mandatory and the hashes of words in `x-stated`, error codes in `x-error-codes`.
 */
export function overlayOf(
  document: Side,
  against: Side,
  contract: Contract,
  { version, language }: { version: string; language: Language },
): Overlay {
  const left = new Set(against.operations);
  const actions = document.operations.flatMap((after) => {
    const before = counterpartOf(after, against.operations, document.operations);
    if (!before) return added(after, language);
    left.delete(before);
    return changed(after, before, contract, language);
  });
  const removed = document.describesAll ? [...left].map(removal) : [];
  const errors = statedErrors(document, against);
  return {
    overlay: OVERLAY_VERSION,
    info: { title: `${against.name} as ${document.name} states it`, version },
    actions: [...actions, ...removed, ...(errors ? [{ target: '$', update: errors }] : [])],
  };
}

type Language = 'zh' | 'en';

const MEDIA = 'application/json';

const methodPath = (path: string, method: string) => `$.paths[${quoted(path)}].${method.toLowerCase()}`;
const quoted = (text: string) => `'${text.replace(/[\\']/g, '\\$&')}'`;

const removal = ({ method, path }: OperationSide): OverlayAction => ({
  target: methodPath(path, method),
  remove: true,
});

function added(after: OperationSide, language: Language): OverlayAction[] {
  const parts = partsOf(after.places).filter((part) => part !== 'operation');
  const whole: Change = { after, before: undefined, places: after.places, required: () => [] };
  const operation = {
    operationId: after.operationId || `${after.method.toLowerCase()}${after.path.replace(/\W+/g, '_')}`,
    tags: [after.path.split('/')[2] ?? 'api'],
    parameters: parts.filter(isParameter).map((part) => parameterOf(part, after, after.places, () => [])),
    ...(after.places.has('request') && { requestBody: bodyOf(whole) }),
    responses: Object.fromEntries(
      parts.filter(isStatus).map((part) => [part.slice(9), responseOf(part, whole)]),
    ),
    ...statedInWords(after, undefined, language),
    'x-source': sourceAt(after.at('operation')),
  };
  return [{ target: '$.paths', update: { [after.path]: { [after.method.toLowerCase()]: operation } } }];
}

const isParameter = (part: string) => /^(path|query|header) /.test(part);
const isStatus = (part: string) => /^response \d{3}$/.test(part);

/** The parts that facts belong to: `operation`, `query limit`, `request`, `response 200`. */
const partOf = (place: string) =>
  /^(?:(?:path|query|header) .+|request|response \d+)/
    .exec(place)?.[0]
    ?.replace(/^(request|response \d+).*$/, '$1') ?? place;
const partsOf = (places: Places) => [...new Set([...places.keys()].map(partOf))];

function changed(
  after: OperationSide,
  before: OperationSide,
  contract: Contract,
  language: Language,
): OverlayAction[] {
  const operation = contract.operations.find(({ operationId }) => operationId === before.operationId);
  if (!operation) return [];
  const differences = differencesOf(after, before).filter(
    (difference) => !['table', 'section'].includes(difference.what) && !isCutOff(difference, after, before),
  );
  const change: Change = {
    after,
    before,
    places: merged(before.places, after.places, differences),
    required: requiredIn(operation, contract),
  };
  const parts = new Set([
    ...differences.map(({ place }) => partOf(place)),
    ...newExamples(after, before).map(({ place }) => place),
  ]);
  const moved = parts.has('operation') ? renamed(after, before, contract) : [];
  const { path, method } = moved.length > 1 ? after : before;
  const target = methodPath(path, method);
  const words = statedInWords(after, before, language);
  return [
    ...moved,
    ...[...parts].flatMap((part) => {
      if (isParameter(part)) return parameterActions(part, target, change);
      if (part === 'request') return bodyActions(target, change);
      return isStatus(part) ? responseActions(part, target, change) : [];
    }),
    ...(words ? [{ target, update: words }] : []),
  ];
}

interface Change {
  after: OperationSide;
  /** Undefined for an operation that is new. */
  before: OperationSide | undefined;
  places: Places;
  required: RequiredAt;
}

/** Another name is one action; another path or method moves the whole operation. */
function renamed(after: OperationSide, before: OperationSide, { document }: Contract): OverlayAction[] {
  const operationId = after.operationId || before.operationId;
  const target = methodPath(before.path, before.method);
  if (after.path === before.path && after.method === before.method) {
    return [{ target, update: { operationId } }];
  }
  const paths = document.paths as Record<string, Record<string, Json>>;
  const operation = paths[before.path]?.[before.method.toLowerCase()] as { [key: string]: Json };
  return [
    { target, remove: true },
    {
      target: '$.paths',
      update: { [after.path]: { [after.method.toLowerCase()]: { ...operation, operationId } } },
    },
  ];
}

function parameterActions(part: string, target: string, change: Change): OverlayAction[] {
  const [place = '', name = ''] = part.split(' ');
  // RFC 9535 needs no parentheses; tools that are older than it do.
  const found = `${target}.parameters[?(@.name == ${quoted(name)} && @.in == ${quoted(place)})]`;
  const { after, before, places, required } = change;
  return [
    ...(before?.places.has(part) ? [{ target: found, remove: true }] : []),
    ...(places.has(part)
      ? [{ target, update: { parameters: [parameterOf(part, after, places, required)] } }]
      : []),
  ];
}

function bodyActions(target: string, { after, before, places, required }: Change): OverlayAction[] {
  return [
    ...(before?.places.has('request') ? [{ target: `${target}.requestBody`, remove: true }] : []),
    ...(places.has('request') || examplesAt('request', after, before)
      ? [{ target, update: { requestBody: bodyOf({ after, before, places, required }) } }]
      : []),
  ];
}

function responseActions(part: string, target: string, change: Change): OverlayAction[] {
  const { before, places } = change;
  const status = part.slice('response '.length);
  return [
    ...(before?.places.has(part) ? [{ target: `${target}.responses[${quoted(status)}]`, remove: true }] : []),
    ...(places.has(part)
      ? [{ target: `${target}.responses`, update: { [status]: responseOf(part, change) } }]
      : []),
  ];
}

function parameterOf(part: string, after: OperationSide, places: Places, required: RequiredAt) {
  const [place = '', name = ''] = part.split(' ');
  const facts: Facts = places.get(part) ?? {};
  const isLost = facts.mandatory === undefined;
  const isRequired = isLost ? place === 'path' || required(part).includes(name) : facts.mandatory === 'true';
  return {
    name,
    in: place,
    required: isRequired,
    schema: schemaOf(places, part, required),
    ...(isLost && { 'x-required-lost': true }),
    'x-source': sourceAt(after.at(part)),
  };
}

/** A body without a table has an example at most. */
const bodyOf = (change: Change) => ({
  required: change.places.has('request'),
  content: contentOf('request', change, change.places.has('request')),
});

const responseOf = (part: string, change: Change) => {
  const isDescribed = change.places.get(part)?.type !== undefined;
  const content = contentOf(part, change, isDescribed);
  return {
    description: 'As the document describes it.',
    ...(Object.keys(content[MEDIA]).length > 0 && { content }),
    'x-source': sourceAt(change.after.at(part)),
  };
};

function contentOf(part: string, { after, before, places, required }: Change, isDescribed: boolean) {
  const schema: Schema = { ...schemaOf(places, part, required), 'x-source': sourceAt(after.at(part)) };
  const examples = examplesAt(part, after, before);
  return { [MEDIA]: { ...(isDescribed && { schema }), ...(examples && { examples }) } };
}

/** The contract names documents, not the folders of who compared them. */
const sourceAt = ({ document, section, table }: StatementPlace) => ({
  document: basename(document),
  ...(section !== undefined && { section }),
  ...(table !== undefined && { table }),
});

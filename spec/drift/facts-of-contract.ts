import type { Contract, Operation } from '../contract.js';
import { stringifyExact } from '../exact-json.js';
import { resolve, type Schema, type Schemas } from '../schema.js';
import type { Source, XSource } from '../source.js';
import { type Facts, type Places, tableText } from './facts.js';

/** Set where the document has a "mandatory" column that conversion lost: `required` is then no claim of it. */
interface Marked {
  'x-required-lost'?: boolean;
}

/** Set where an Overlay writes values that do not suit the type as the document prints them. */
export const AS_PRINTED = 'x-values-as-printed';

/** Keywords that other facts express. What is left is stated under the keyword's own name. */
const STRUCTURE = [
  'type',
  'format',
  'properties',
  'required',
  'items',
  'additionalProperties',
  'description',
  'x-source',
  'x-required-lost',
  'x-repaired',
  AS_PRINTED,
];

/** Stands for every refusal of chapter 6 and is in no operation's tables. */
const REFUSED = '4XX';

const SEPARATOR = ' | ';

/** What the contract states about one operation, place by place. */
export interface ContractFacts {
  places: Places;
  /** The component schema of a place, where it has one. */
  schemas: Map<string, string>;
}

/** What the contract states about one operation, in the words of `factsOfClaim`. */
export function factsOfContract(operation: Operation, { schemas }: Contract): ContractFacts {
  const { document, section } = operation.source;
  const places: Places = new Map([
    [
      'operation',
      {
        operationId: operation.operationId,
        request: `${operation.method} ${operation.path}`,
        section: [document, section].filter(Boolean).join(' '),
      },
    ],
  ]);
  const names = new Map<string, string>();

  const add = (place: string, schema: Schema, facts: Facts, isRequest: boolean) => {
    const resolved = addPlace(place, schema, { ...typeFacts(schema, schemas), ...facts });
    const { items } = resolved;
    const item = items && resolve(items, schemas).properties && addPlace(`${place}[]`, items, {});
    if (item) addFields(`${place}[]`, item, isRequest);
    addFields(place, resolved, isRequest);
  };
  const addPlace = (place: string, schema: Schema, facts: Facts): Schema => {
    const resolved = resolve(schema, schemas);
    if (schema.$ref) names.set(place, schema.$ref.split('/').at(-1) ?? '');
    places.set(place, { ...tableFact(resolved, operation.source), ...facts });
    return resolved;
  };
  const addFields = (place: string, schema: Schema, isRequest: boolean) => {
    const required = schema.required ?? [];
    for (const name of new Set([...Object.keys(schema.properties ?? {}), ...required])) {
      const mandatory = mandatoryFact(required.includes(name), schema, isRequest);
      add(`${place}.${name}`, schema.properties?.[name] ?? {}, mandatory, isRequest);
    }
  };

  for (const parameter of operation.parameters) {
    const mandatory = mandatoryFact(parameter.required, parameter, true);
    add(
      `${parameter.in} ${parameter.name}`,
      parameter.schema,
      { ...mandatory, ...placeFact(parameter.source) },
      true,
    );
  }
  if (operation.requestBody) add('request', operation.requestBody, {}, true);
  for (const { status, schema, source } of operation.responses) {
    if (status === REFUSED) continue;
    const place = `response ${status}`;
    places.set(place, {});
    if (!schema) continue;
    add(place, schema, {}, false);
    places.set(place, withResponseTable(places.get(place) ?? {}, placeFact(source).table));
  }
  return { places, schemas: names };
}

/** Whether a fact agrees with the document's; a shared schema has a table for each place that uses it. */
export const agrees = (documented: string | undefined, contracted: string | undefined): boolean =>
  documented === contracted ||
  (documented !== undefined && contracted?.split(SEPARATOR).includes(documented) === true);

/** Only tables of requests have the column, so that in a response `required` is a claim of its own. */
function mandatoryFact(required: boolean, marked: object & Marked, isRequest: boolean): Facts {
  if (marked['x-required-lost'] || !(required || isRequest)) return {};
  return { mandatory: String(required) };
}

function placeFact({ document, section, table }: Source): Facts {
  return table ? { table: tableText(document, section, table) } : {};
}

/** A response names its table, and so does its schema: two statements that have to agree. */
function withResponseTable({ table: ofSchema, ...facts }: Facts, stated: string | undefined): Facts {
  if (stated === undefined) return facts;
  if (ofSchema === undefined || agrees(stated, ofSchema)) return { ...facts, table: stated };
  return { ...facts, table: `${stated}, but its schema ${ofSchema.replaceAll(SEPARATOR, ', ')}` };
}

function tableFact(schema: Schema, { document, section }: Source): Facts {
  const own = sourcesOf(schema['x-source']).filter(
    (source) => source.document === document && source.section === section,
  );
  const all = own.length > 0 ? own : sourcesOf(schema['x-source']);
  const texts = all.map((source) => tableText(source.document, source.section, source.table ?? ''));
  return texts.length > 0 ? { table: texts.join(SEPARATOR) } : {};
}

/** The places of a schema, however many. */
export function sourcesOf(xSource: XSource | undefined): Source[] {
  if (xSource === undefined) return [];
  return Array.isArray(xSource) ? xSource : [xSource];
}

function typeFacts(unresolved: Schema, schemas: Schemas): Facts {
  const schema = resolve(unresolved, schemas);
  // A row of an array of strings states the limits of one string.
  const items = schema.items && resolve(schema.items, schemas);
  const itemFacts = items && !items.properties ? keywordFacts(items) : {};
  return { type: typeText(schema, schemas), ...itemFacts, ...keywordFacts(schema) };
}

function keywordFacts(schema: Schema): Facts {
  const stated = Object.entries(schema).filter(([keyword]) => !STRUCTURE.includes(keyword));
  const type = AS_PRINTED in schema ? undefined : schema.type;
  return Object.fromEntries(
    stated.map(([keyword, value]) => [
      keyword,
      keyword === 'enum' || keyword === 'default' ? literals(value, type) : plainText(value),
    ]),
  );
}

const plainText = (value: unknown) => (typeof value === 'object' ? stringifyExact(value) : String(value));

/** The values of the contract as a document prints them; a value of another type than its schema shows it. */
function literals(value: unknown, type: Schema['type']): string {
  if (Array.isArray(value)) return value.map((member) => literals(member, type)).join(', ');
  if (type === undefined) return typeof value === 'object' ? plainText(value) : String(value);
  const expected = type === 'integer' ? 'number' : type;
  return typeof value === expected ? String(value) : `${plainText(value)} (${typeof value})`;
}

function typeText(schema: Schema, schemas: Schemas): string {
  const { type, format, items, additionalProperties } = schema;
  switch ([type, format].filter(Boolean).join(' ')) {
    case 'string':
      return 'String';
    case 'boolean':
      return 'Boolean';
    case 'integer int32':
      return 'Integer';
    case 'integer int64':
      return 'Long';
    case 'number double':
      return 'Double';
    case 'array':
      return items ? `Array of ${typeText(resolve(items, schemas), schemas).toLowerCase()}s` : 'Array';
    case 'object':
      if (typeof additionalProperties !== 'object') return 'Object';
      return `Map of ${typeText(resolve(additionalProperties, schemas), schemas).toLowerCase()}s`;
    default:
      return [type ?? 'nothing', format].filter(Boolean).join(' ');
  }
}

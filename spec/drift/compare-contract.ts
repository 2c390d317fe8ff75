import type { Contract, Operation } from '../contract.js';
import type { OperationClaim } from './claims.js';
import { type Facts, type Places, tableText } from './facts.js';
import { factsOfClaim } from './facts-of-claim.js';
import { agrees, factsOfContract, sourcesOf } from './facts-of-contract.js';

/** One fact that a document and the contract do not share; `null` is what is not stated. */
export interface Difference {
  /** Empty where a schema belongs to no operation. */
  operationId: string;
  /** As in `Places`, e.g. `request.disks[].name`; a schema by name where no operation is concerned. */
  place: string;
  /** The property, e.g. `maxLength`; `presence` when the whole place is on one side only. */
  what: string;
  documented: string | null;
  contracted: string | null;
}

/**
 * Compares the contract with what a document states, row by row. Of the contract those operations count that
 * say they come from this document, and everything that the document describes.
 *
 * @param claims what was read from the document
 * @param document its short name, `000` to `004`
 * @returns every difference; empty when the contract says exactly what the document says
 */
export function compareContract(
  claims: OperationClaim[],
  contract: Contract,
  document: string,
): Difference[] {
  const differences: Difference[] = [];
  const confirmed = new Map<string, Set<string>>();
  const left = new Set(contract.operations.filter(({ source }) => source.document === document));

  for (const claim of claims) {
    const operation = operationOf(claim, contract);
    if (!operation) {
      differences.push(absent(claim.operationId, 'operation', true));
      continue;
    }
    left.delete(operation);
    const documented = factsOfClaim(claim, document).places;
    const { places, schemas } = factsOfContract(operation, contract);
    differences.push(...compareFacts(operation.operationId, documented, places));
    for (const [place, name] of schemas) {
      const tables = confirmed.get(name) ?? new Set();
      confirmed.set(name, tables.add(documented.get(place)?.table ?? ''));
    }
  }
  for (const { operationId } of left) differences.push(absent(operationId, 'operation', false));
  return [...differences, ...unconfirmedTables(contract, document, confirmed)];
}

/** The sections of the manual that describe operations; pages have no sections. */
const OPERATIONS = /^(5\.|$)/;

/** Pages need not name their operation, so the request line tells. */
function operationOf({ method, path }: OperationClaim, { operations }: Contract): Operation | undefined {
  return operations.find((operation) => operation.method === method && operation.path === path);
}

/** The differences between two sets of facts about one operation. */
export function compareFacts(operationId: string, documented: Places, contracted: Places): Difference[] {
  const differences: Difference[] = [];
  for (const place of new Set([...documented.keys(), ...contracted.keys()])) {
    const [theirs, ours] = [documented.get(place), contracted.get(place)];
    if (theirs && ours) {
      differences.push(...comparePlace(theirs, ours).map((found) => ({ operationId, place, ...found })));
      continue;
    }
    // Fields of an absent object are absent with it.
    const other = theirs ? contracted : documented;
    if (other.has(parentOf(place)) || parentOf(place) === place) {
      differences.push(absent(operationId, place, theirs !== undefined));
    }
  }
  return differences;
}

const parentOf = (place: string) => place.replace(/(?:\[\]|\.[^.[\]]+)$/, '');

function comparePlace(documented: Facts, contracted: Facts): Omit<Difference, 'operationId' | 'place'>[] {
  const properties = new Set([...Object.keys(documented), ...Object.keys(contracted)]);
  // A page that does not name its operation states nothing about the name.
  if (documented.request !== undefined && documented.operationId === undefined)
    properties.delete('operationId');
  return [...properties]
    .filter((what) => !agrees(documented[what], contracted[what]))
    .map((what) => ({ what, documented: documented[what] ?? null, contracted: contracted[what] ?? null }));
}

function absent(operationId: string, place: string, isDocumented: boolean): Difference {
  const [documented, contracted] = isDocumented ? ['present', null] : [null, 'present'];
  return { operationId, place, what: 'presence', documented, contracted };
}

/** Tables of the document that a schema names although no operation that has them uses the schema. */
function unconfirmedTables(
  { schemas }: Contract,
  document: string,
  confirmed: Map<string, Set<string>>,
): Difference[] {
  return Object.entries(schemas).flatMap(([name, schema]) =>
    sourcesOf(schema['x-source'])
      .filter((source) => source.document === document && OPERATIONS.test(source.section ?? ''))
      .map((source) => tableText(source.document, source.section, source.table ?? ''))
      .filter((table) => !confirmed.get(name)?.has(table))
      .map((contracted) => ({ operationId: '', place: name, what: 'table', documented: null, contracted })),
  );
}

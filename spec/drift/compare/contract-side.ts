import { type Condition, conditionsOf } from '../../conditions.js';
import type { Contract, Operation } from '../../contract.js';
import { documentsOf, type Edition } from '../../editions.js';
import { ERROR_CODES, sourceOfCode, statusesOf } from '../../errors.js';
import type { Json, JsonObject } from '../../exact-json.js';
import { type Case, caseOf } from '../cases.js';
import type { Places } from '../facts.js';
import { factsOfContract } from '../facts-of-contract.js';
import { groupedBy } from '../grouped-by.js';
import { CLAIMED_EDITIONS, documentOf } from '../load-claims.js';
import { requiredIn } from '../overlay/required-in.js';
import type { RequiredAt } from '../overlay/schema-of-places.js';
import { withStatedErrors } from '../overlay/stated-errors.js';
import { statedExamples } from '../overlay/stated-examples.js';
import { withStatedCases, withStatedWords } from '../overlay/stated-in-words.js';
import { loadProse } from '../prose-hashes.js';
import { placeOfField } from './concerned-requirements.js';
import {
  type OperationSide,
  placeOfSource,
  type Side,
  type SideExample,
  type StatementPlace,
} from './side.js';

/** The documents in Chinese; the words of the contract's other documents are English. */
const CHINESE = ['000', '003', '004'];

/**
 * The contract as a side of a comparison.
 *
 * @param language of the document that it is compared with, so that words are compared with words of that language
 * @param examples the documented examples of an operation
 */
export function contractSide(
  contract: Contract,
  language: 'zh' | 'en',
  examples: (operationId: string) => SideExample[],
): Side {
  const prose = proseOf(contract, language);
  return {
    name: `contract ${contract.edition}`,
    language: 'both',
    operations: contract.operations.map((operation) => {
      const raw = rawOperation(operation, contract);
      return operationSide(
        operation,
        contract,
        () => withStatedWords(prose(operation), raw, language),
        () => [...examples(operation.operationId), ...statedExamples(raw, placeOfSource(operation.source))],
      );
    }),
    describesAll: true,
    errors: withStatedErrors(
      new Map(
        ERROR_CODES.map((code) => [
          code,
          { statuses: statusesOf(code).map(String), at: placeOfSource(sourceOfCode(code)) },
        ]),
      ),
      contract.document as unknown as Json,
      `contract ${contract.edition}`,
    ),
  };
}

/** Read only when an operation is compared: most documents describe one. */
function operationSide(
  operation: Operation,
  contract: Contract,
  prose: () => ReadonlyMap<string, string>,
  examples: () => SideExample[],
): OperationSide {
  let known: Places | undefined;
  const places = () => {
    known ??= factsOfContract(operation, contract).places;
    return known;
  };
  return {
    operationId: operation.operationId,
    method: operation.method,
    path: operation.path,
    get places() {
      return places();
    },
    cases: casesOf(operation, contract),
    get prose() {
      return prose();
    },
    wordings: new Map(),
    mandatoryLost: () => false,
    mandatoryKept: (place) => mandatoryKept(place, places(), requiredIn(operation, contract)),
    at: (place) => placeOf(place, places(), operation),
    get examples() {
      return examples();
    },
    complete: true,
  };
}

const rawOperation = ({ path, method }: Operation, { document }: Contract): Json | undefined =>
  (document.paths as unknown as Record<string, JsonObject>)[path]?.[method.toLowerCase()];

/** Where a page lost the column, `required` keeps what another document states. */
function mandatoryKept(place: string, places: Places, required: RequiredAt): boolean | undefined {
  if (places.get(place)?.mandatory !== undefined || !/^(?:request\.|path |query |header )/.test(place)) {
    return undefined;
  }
  const name = place.slice(Math.max(place.lastIndexOf('.'), place.indexOf(' ')) + 1);
  return required(place.startsWith('request.') ? place.slice(0, place.lastIndexOf('.')) : place).includes(
    name,
  );
}

/** The cases of the contract's conditions, by the place of the field. */
function casesOf(operation: Operation, contract: Contract): ReadonlyMap<string, readonly Case[]> {
  const { operationId } = operation;
  const { edition } = contract;
  const cases = new Map<string, Case[]>();
  for (const condition of conditionsByOperation(edition).get(operationId) ?? []) {
    const found = caseOf(condition);
    const place = placeOfField(condition.field.slice(operationId.length + 1));
    if (found) cases.set(place, [...(cases.get(place) ?? []), found]);
  }
  return withStatedCases(cases, rawOperation(operation, contract));
}

const known = new Map<Edition, Map<string, Condition[]>>();

function conditionsByOperation(edition: Edition): Map<string, Condition[]> {
  const conditions =
    known.get(edition) ?? groupedBy(conditionsOf(edition), ({ operations }) => operations[0]);
  known.set(edition, conditions);
  return conditions;
}

/** The table that a place has itself, else that of the object around it. */
function placeOf(place: string, places: Places, operation: Operation): StatementPlace {
  const row = /[ .]([^ .[\]]+)(?:\[\])?$/.exec(place)?.[1];
  for (let at = place; ; at = at.replace(/(?:\[\]|\.[^.[\]]+)$/, '')) {
    const table = places.get(at)?.table?.split(' | ')[0];
    if (table !== undefined) {
      const [document = '', ...rest] = table.split(' ');
      const [section, number] = rest.length > 1 ? rest : [undefined, rest[0]];
      return placeOfSource({
        document,
        ...(section && { section }),
        ...(number && { table: number }),
        ...(row && !/^response \d+$/.test(place) && { row }),
      });
    }
    if (!/(?:\[\]|\.[^.[\]]+)$/.test(at)) return placeOfSource(operation.source);
  }
}

/** The words of the documents that make the edition, where they are in the language. */
function proseOf({ edition }: Contract, language: 'zh' | 'en') {
  const documents = documentsOf(edition);
  const hashes = new Map(
    CLAIMED_EDITIONS.filter((one) => documents.includes(documentOf(one))).map(
      (one) => [documentOf(one), loadProse(one)] as const,
    ),
  );
  return (operation: Operation): ReadonlyMap<string, string> => {
    const { document } = operation.source;
    if (CHINESE.includes(document) !== (language === 'zh')) return new Map();
    return hashes.get(document)?.get(`${operation.method} ${operation.path}`) ?? new Map();
  };
}

import type { Json } from '../../exact-json.js';
import type { Source } from '../../source.js';
import type { Case } from '../cases.js';
import type { Places } from '../facts.js';

/** Where one side states something. */
export interface StatementPlace {
  /** The file of a document, or the short name of one of the contract's documents. */
  document: string;
  line?: number;
  page?: number;
  section?: string;
  table?: string;
  row?: string;
}

/** An example of a side, as it is compared. */
export interface SideExample {
  part: 'request' | 'response';
  status?: string;
  body?: Json;
  at: StatementPlace;
}

/** What one side, a document or the contract, states about an operation. */
export interface OperationSide {
  operationId: string;
  method: string;
  path: string;
  places: Places;
  /** The cases in which words make the field at a place mandatory. */
  cases: ReadonlyMap<string, readonly Case[]>;
  /** Hashes of the words at each place, by language; absent where a side has none. */
  prose: ReadonlyMap<string, string>;
  /** The description as printed; absent for the contract. */
  wordings: ReadonlyMap<string, string>;
  /** Places below which conversion lost the "mandatory" column. */
  mandatoryLost: (place: string) => boolean;
  /** Whether the field is mandatory where the facts do not say it, because the document of the contract lost the column. */
  mandatoryKept?: (place: string) => boolean | undefined;
  at: (place: string) => StatementPlace;
  examples: readonly SideExample[];
  /** False where the text breaks off before the end of the operation. */
  complete: boolean;
  /** The place of the last row before the text breaks off. */
  cutPlace?: string;
}

/** A row of the table of error codes. */
export interface ErrorSide {
  statuses: string[];
  at: StatementPlace;
}

/** One of the two sides of a comparison. */
export interface Side {
  /** The file of the document, or `contract latest`. */
  name: string;
  language: 'zh' | 'en' | 'both';
  operations: readonly OperationSide[];
  /** Whether an operation that is absent is stated not to exist. */
  describesAll: boolean;
  /** The table of error codes; undefined when the side has none. */
  errors: ReadonlyMap<string, ErrorSide> | undefined;
}

/** The place of a source of the contract. */
export const placeOfSource = ({ document, section, table, row }: Source): StatementPlace => ({
  document,
  ...(section !== undefined && { section }),
  ...(table !== undefined && { table }),
  ...(row !== undefined && { row }),
});

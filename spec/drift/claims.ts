import type { Json } from '../exact-json.js';
import type { Case } from './cases.js';
import type { ExamplePieces } from './example-pieces.js';

/** What one row of a table states about one parameter or field, in the words of the contract. */
export interface RowClaim {
  /** The name as it travels on the wire; repaired when conversion broke it. */
  name: string;
  /** The "mandatory" column; absent where the document has no such column or conversion lost it. */
  mandatory?: boolean;
  /** The type column, white space repaired: `String`, `Long`, `Array of Link objects`. */
  type: string;
  minLength?: number;
  maxLength?: number;
  /** Text of the number, so that no digit of an int64 or a double is lost. */
  minimum?: string;
  maximum?: string;
  minItems?: number;
  maxItems?: number;
  default?: string;
  enum?: string[];
  /** The cases in which the words make it mandatory although the column does not. */
  mandatoryIn?: Case[];
  /**
   * Hash of the words that explain it, limits and values left out; blanks and the width of punctuation do not count.
   * Stored beside the claims of an edition.
   */
  prose?: string;
  /** The description as printed; read from a document, not stored with the claims of an edition. */
  wording?: string;
  /** 1-based line of the document, or page of a PDF, on which the row starts. */
  line: number;
}

export type TableKind = 'path' | 'query' | 'header' | 'request-body' | 'response-body' | 'object';

/** One table of a document. */
export interface TableClaim {
  /** The number as printed: `5-62` in the manual, `3` on a page; absent where the page has no captions. */
  table?: string;
  kind: TableKind;
  /** The object that an `object` table describes. */
  object?: string;
  /** The HTTP status that a `response-body` table belongs to. */
  status?: string;
  rows: RowClaim[];
  /** The table has a "mandatory" column, and all of its cells are lost. */
  mandatoryLost?: boolean;
  line: number;
}

/** A JSON body that a document shows for a request, or for a response with a status. */
export interface ExampleClaim {
  part: 'request' | 'response';
  status?: string;
  /** The request line of the example: `PUT https://{endpoint}/v3/tasks/…`. */
  request?: string;
  /** The line of text before the request. */
  words?: string;
  /** Absent when the example has no body, or one that is no JSON as printed. */
  body?: Json;
  /** What can be read of a body that is no JSON as printed. */
  pieces?: ExamplePieces;
  /** A page ends within it: what is missing may be lost, and what is too much may be filler. */
  broken?: boolean;
  line: number;
}

/** One row of the table of error codes. */
export interface ErrorClaim {
  code: string;
  status: string;
  /** Everything else that the row says. */
  wording: string;
  line: number;
}

/** Everything a document states about one operation in tables. */
export interface OperationClaim {
  operationId: string;
  /** The section of the manual: `5.3.6`; absent on single pages. */
  section?: string;
  method: string;
  path: string;
  tables: TableClaim[];
  /** Statuses of the status table, in document order. */
  statuses: string[];
  /** Read from a document, not stored with the claims of an edition. */
  examples?: ExampleClaim[];
  line: number;
}

/** What had to be repaired, what conversion lost, and what could not be read. */
export interface ReadingNote {
  kind: 'repaired' | 'lost' | 'unreadable';
  text: string;
  line: number;
}

/** Everything that is read from one document. */
export interface DocumentClaims {
  layout:
    | 'manual'
    | 'page with tabs'
    | 'page with a cell per line'
    | 'piped page'
    | 'Markdown'
    | 'HTML'
    | 'PDF';
  language: 'zh' | 'en';
  /** The date of the edition as `2025-10-22`; absent where the document gives none. */
  date?: string;
  /** The issue of a manual. */
  issue?: string;
  /** What `line` counts. */
  unit: 'line' | 'page';
  /** The sections of operations that the table of contents announces. */
  contents: string[];
  operations: OperationClaim[];
  errors: ErrorClaim[];
  notes: ReadingNote[];
}

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
  /** 1-based line of the document on which the row starts. */
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
  line: number;
}

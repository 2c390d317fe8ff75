import { readCaption } from './caption.js';
import type { ErrorClaim, OperationClaim, ReadingNote } from './claims.js';
import { type DocumentLine, paragraphOf } from './document-line.js';
import { addErrorRow } from './error-rows.js';
import { type ExampleLine, readExamples } from './examples-of-text.js';
import * as heading from './headings.js';
import { addRow, finishTable, type Part, type RawTable } from './raw-table.js';
import { addScenarios } from './scenario-examples.js';
import { kindsOf, type UncaptionedTable } from './uncaptioned-tables.js';

/** The title of a page ends with the operation, and the Java sample is named after it. */
const TITLE = /[-–] ([A-Z]\w+)$/;
const SDK_CLASS = /^public class (\w+)Solution\b/;

/** No heading is longer; looking for one in more would take long. */
const LONGEST_HEADING = 1000;
/** The longest rows of the documents have some 2,000 characters. */
const LONGEST_LINE = 100_000;

/** What stands in the lines of a document, without what is known of the document as a whole. */
export interface Reading {
  operations: OperationClaim[];
  errors: ErrorClaim[];
  contents: string[];
  notes: ReadingNote[];
}

type Mode = 'tables' | 'statuses' | 'examples' | 'samples' | 'errors' | 'none';

/**
 * Reads the operations of a document whose layout is already brought into lines: one page, several pages after each
 * other, or a manual with a section for each operation.
 */
export class OperationReader {
  readonly #reading: Reading = { operations: [], errors: [], contents: [], notes: [] };
  /** A manual shows requests outside of its sections, too. */
  readonly #inSections: boolean;
  readonly #captioned: boolean;
  #operation: OperationClaim | undefined;
  #title = '';
  #table: RawTable | undefined;
  #uncaptioned: UncaptionedTable[] = [];
  #examples: ExampleLine[] = [];
  /** What a manual says before its first operation. */
  readonly #scenarios: ExampleLine[] = [];
  #status: string | undefined;
  #part: Part = 'uri';
  #mode: Mode = 'none';
  #errorColumns: heading.Column[] = [];

  constructor(lines: readonly DocumentLine[]) {
    const texts = lines.map((line) => (paragraphOf(line) ?? '').slice(0, LONGEST_HEADING));
    this.#inSections = texts.some((text) => heading.SECTION.test(text) && !heading.CONTENTS.test(text));
    this.#captioned = texts.some((text) => heading.CAPTION.test(text));
    for (const line of lines) this.#read(line);
    this.#closeOperation();
    addScenarios(this.#scenarios, this.#reading.operations, this.#reading.notes);
  }

  get reading(): Reading {
    const { operations, ...rest } = this.#reading;
    return { operations: operations.filter(({ method }) => method !== ''), ...rest };
  }

  #read({ cells, line }: DocumentLine): void {
    const text = cells.length > 1 ? cells.join(' ').trim() : (cells[0]?.trim() ?? '');
    if (text.length > LONGEST_LINE) {
      const note = `this line has ${text.length} characters and was left out`;
      this.#reading.notes.push({ kind: 'unreadable', text: note, line });
      return;
    }
    const contents = text.length > LONGEST_HEADING ? undefined : heading.CONTENTS.exec(text)?.[1];
    if (contents) {
      this.#dropUnread();
      if (/^5\.\d+\.\d+$/.test(contents)) this.#reading.contents.push(contents);
    } else if (cells.length > 1) this.#readRow(cells, line);
    else this.#readText(text, line);
  }

  /** What a line of the table of contents that is broken in two has opened. */
  #dropUnread(): void {
    const { operations } = this.#reading;
    while (operations.at(-1)?.method === '') operations.pop();
    this.#operation = undefined;
  }

  #readText(text: string, line: number): void {
    if (text.length > LONGEST_HEADING) {
      if (this.#mode === 'examples') this.#examples.push({ text, line });
      return;
    }
    if (this.#opensOperation(text, line)) return;
    if (!this.#operation) {
      if (this.#inSections && this.#reading.operations.length === 0) this.#scenarios.push({ text, line });
      return;
    }
    const sdkClass = SDK_CLASS.exec(text)?.[1];
    if (sdkClass && this.#operation.operationId === '') this.#operation.operationId = sdkClass;
    if (this.#changesMode(text, line)) return;
    if (this.#mode === 'examples') this.#examples.push({ text, line });
    else if (this.#mode === 'tables') this.#readTableText(text, line);
  }

  #opensOperation(text: string, line: number): boolean {
    const section = heading.SECTION.exec(text)?.[1];
    if (section || (this.#inSections && heading.AFTER_OPERATIONS.test(text))) {
      this.#closeOperation();
      if (section) this.#open({ section, method: '', path: '', line });
      return true;
    }
    this.#title = TITLE.exec(text)?.[1] ?? this.#title;
    const [, method, path] = heading.REQUEST_LINE.exec(text) ?? [];
    if (!method || !path) return false;
    if (!this.#inSections && this.#mode !== 'examples') {
      this.#closeOperation();
      this.#open({ method, path, line });
      return true;
    }
    if (this.#operation?.method === '') Object.assign(this.#operation, { method, path });
    return false;
  }

  #open(found: Pick<OperationClaim, 'method' | 'path' | 'line'> & { section?: string }): void {
    const { line, ...rest } = found;
    const operationId = this.#inSections ? '' : this.#title;
    this.#operation = { operationId, ...rest, tables: [], statuses: [], line };
    this.#reading.operations.push(this.#operation);
    [this.#mode, this.#part, this.#status, this.#title] = ['tables', 'uri', undefined, ''];
  }

  /** Headings between the parts of a section. */
  #changesMode(text: string, line: number): boolean {
    if (heading.REQUEST_EXAMPLES.test(text) || heading.RESPONSE_EXAMPLES.test(text)) {
      this.#closeTable();
      this.#mode = 'examples';
      this.#examples.push({ text, line });
      return true;
    }
    const next = heading.SAMPLES.test(text)
      ? 'samples'
      : heading.STATUSES.test(text)
        ? 'statuses'
        : heading.ERRORS.test(text)
          ? 'none'
          : undefined;
    if (!next) return false;
    this.#closeTable();
    this.#mode = next;
    return true;
  }

  #readTableText(text: string, line: number): void {
    if (text === '') return;
    const status = heading.STATUS.exec(text)?.[1];
    const caption = heading.CAPTION.exec(text);
    if (status) {
      this.#closeTable();
      [this.#status, this.#part] = [status, 'response'];
    } else if (caption?.[1] && caption[2]) {
      this.#closeTable();
      const about = readCaption(caption[2], this.#status);
      this.#openTable({ ...about, table: caption[1], captioned: true, line });
    } else if (heading.REQUEST_PART.test(text)) {
      this.#part = 'request';
    } else if (heading.RESPONSE_PART.test(text)) {
      this.#part = 'response';
    }
    if (!this.#captioned) this.#closeTable();
  }

  #openTable(table: Omit<RawTable, 'rows' | 'cells' | 'columns' | 'part'>): void {
    this.#table = { ...table, rows: [], cells: [], columns: [], part: this.#part };
  }

  #readRow(cells: string[], line: number): void {
    const columns = heading.columnsOf(cells);
    if (columns) this.#readHeader(columns, line);
    else if (this.#mode === 'errors') addErrorRow(this.#reading.errors, this.#errorColumns, cells, line);
    else if (this.#mode === 'statuses') this.#readStatus(cells[0] ?? '');
    else if (this.#mode === 'tables' && this.#table && cells.length > 2) {
      addRow(this.#table, cells, line, this.#reading.notes);
    } else if (this.#mode === 'examples') this.#examples.push({ text: cells.join(' ').trim(), line });
  }

  #readStatus(cell: string): void {
    const status = cell.trim();
    if (/^\d{3}$/.test(status)) this.#operation?.statuses.push(status);
  }

  #readHeader(columns: heading.Column[], line: number): void {
    if (columns[0] === 'status') {
      const isErrors = columns.includes('code');
      if (isErrors) {
        this.#closeOperation();
        [this.#mode, this.#errorColumns] = ['errors', columns];
      } else if (this.#operation) {
        this.#closeTable();
        this.#mode = 'statuses';
      }
      return;
    }
    if (this.#mode !== 'tables') return;
    if (!this.#captioned) {
      this.#closeTable();
      this.#openTable({ kind: 'object', captioned: false, line });
    }
    if (!this.#table) return;
    if (this.#table.cells.length > 0) {
      const text = `table ${this.#table.table ?? ''} goes on here, after a page break`;
      this.#reading.notes.push({ kind: 'repaired', text, line });
    }
    if (this.#table.columns.length === 0) this.#table.columns = columns;
  }

  #closeTable(): void {
    if (this.#table && this.#operation) {
      const { captioned, part } = this.#table;
      const claim = finishTable(this.#table, this.#reading.notes);
      if (captioned) this.#operation.tables.push(claim);
      else this.#uncaptioned.push({ claim, part, status: this.#status });
    }
    this.#table = undefined;
  }

  #closeOperation(): void {
    this.#closeTable();
    if (this.#operation) {
      this.#operation.tables.push(...kindsOf(this.#uncaptioned, this.#operation));
      const examples = readExamples(this.#examples, this.#reading.notes);
      if (examples.length > 0) this.#operation.examples = examples;
    }
    [this.#operation, this.#uncaptioned, this.#examples, this.#mode] = [undefined, [], [], 'none'];
  }
}

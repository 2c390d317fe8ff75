/** The words by which documents in Chinese and English announce what follows; pages and manual differ in blanks. */
export const CAPTION = /^(?:表|Table)\s?(\d+(?:-\d+)?)[.:：]?\s+(\S.*?)\s*$/;
export const STATUS = /^(?:状态码|Status code)\s*[:：]\s*(\d{3})$/i;
export const REQUEST_LINE = /^`?(GET|POST|PUT|DELETE|PATCH|HEAD) (\/\S*?)`?$/;
export const SECTION = /^(5\.\d+\.\d+) \S/;
/** A line of the table of contents: `5.3.6 … .....130`. */
export const CONTENTS = /^(\d+(?:\.\d+)*) \S.*?\.{4,}\s*\d+$/;
export const AFTER_OPERATIONS = /^6 \S/;
export const REQUEST_EXAMPLES = /^(?:请求示例|Example Requests?)$/;
export const RESPONSE_EXAMPLES = /^(?:响应示例|Example Responses?)$/;
export const SAMPLES = /^(?:SDK\s?代码示例|SDK Sample Code)$/;
export const STATUSES = /^(?:状态码|Status Codes?)$/;
export const ERRORS = /^(?:错误码|Error Codes)$/;
export const REQUEST_PART = /^(?:请求参数|Request|Request Parameters)$/;
export const RESPONSE_PART = /^(?:响应参数|Response|Response Parameters)$/;

/** Cells of the header rows, by what the column holds. */
const COLUMNS: [RegExp, Column][] = [
  [/^(?:参数|参数名|参数名称|名称|Parameters?|Name)$/, 'name'],
  [/^(?:是否必选|是否必须|Mandatory|Required)$/i, 'mandatory'],
  [/^(?:参数类型|类型|Type|Parameter Type)$/i, 'type'],
  [/^(?:描述|说明|Description)$/i, 'description'],
  [/^(?:状态码|Status Code)$/i, 'status'],
  [/^(?:错误码|Error Code)$/i, 'code'],
];

export type Column = 'name' | 'mandatory' | 'type' | 'description' | 'status' | 'code' | 'other';

/** What the columns of a header row hold; undefined when the row is no header. */
export function columnsOf(cells: readonly string[]): Column[] | undefined {
  if (cells.length < 2) return undefined;
  const columns = cells.map(
    (cell) => COLUMNS.find(([pattern]) => pattern.test(cell.trim()))?.[1] ?? ('other' as const),
  );
  const [first, second] = columns;
  const isFields = first === 'name' && columns.includes('type') && columns.includes('description');
  const isStatuses =
    first === 'status' && (second === 'code' || second === 'description' || isCoding(cells[1]));
  return isFields || isStatuses ? columns : undefined;
}

/** The table of all statuses has the name of a status in its second column. */
const isCoding = (cell: string | undefined) => /^(?:编码|Code|Reason)$/i.test(cell?.trim() ?? '');

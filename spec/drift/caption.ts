import type { TableClaim, TableKind } from './claims.js';
import { repairObject } from './spelling.js';

const KINDS: [RegExp, TableKind][] = [
  [/^(路径\s?参数|Path parameter)/i, 'path'],
  [/^Query\s?(参数|parameter)/i, 'query'],
  [/^(请求\s?Header\s?参数|Request header parameter)/i, 'header'],
  [/^(请求\s?Body\s?参数|Request body parameter)/i, 'request-body'],
  [/^(响应\s?Body\s?参数|Response body parameter)/i, 'response-body'],
];

/** Words that the English pages put after the name of an object. */
const OBJECT_SUFFIX = /\s+(field description|data structure.*)$/i;

/**
 * What a caption says about its table. A caption that names no part of a request or response names an object.
 *
 * @param caption the text after the number
 * @param status the last HTTP status that the document announced
 */
export function readCaption(
  caption: string,
  status: string | undefined,
): Pick<TableClaim, 'kind' | 'object' | 'status'> {
  const kind = KINDS.find(([pattern]) => pattern.test(caption))?.[1];
  if (!kind) return { kind: 'object', object: repairObject(caption.replace(OBJECT_SUFFIX, '')) };
  return kind === 'response-body' && status !== undefined ? { kind, status } : { kind };
}

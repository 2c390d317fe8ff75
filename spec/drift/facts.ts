/**
 * What is stated about one place of an operation, as text by property: `type`, `mandatory`, `minLength`, `enum`,
 * `table`, … A property that nothing is stated about is absent. Documents and contract are both brought into
 * this form, so that comparing them is comparing text.
 */
export type Facts = Record<string, string>;

/**
 * The facts about an operation by place: `operation`, `path task_id`, `request`, `request.disks[].name`,
 * `response 403.details[].error_code`. An object's `table` is the one with the rows of its fields.
 */
export type Places = Map<string, Facts>;

/** A place in the documents as the facts print it: `004 5.3.6 5-62`, on a page `003 4`. */
export const tableText = (document: string, section: string | undefined, table: string): string =>
  [document, section, table].filter(Boolean).join(' ');

/** Any spelling of a number in one form, every digit kept: `10000.0` is `10000`. */
export const numberText = (text: string): string =>
  /^-?\d+$/.test(text) ? BigInt(text).toString() : String(Number(text));

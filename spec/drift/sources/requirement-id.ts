const KEYWORDS: Record<string, string> = { mandatory: 'required' };
const STATED = [
  'mandatory',
  'type',
  'enum',
  'minLength',
  'maxLength',
  'minimum',
  'maximum',
  'minItems',
  'maxItems',
];

/** The id under which a report judges a statement; undefined for what no single requirement states. */
export function requirementId(operationId: string, place: string, what: string): string | undefined {
  if (!STATED.includes(what)) return undefined;
  const at = place.replace(/^(path|query|header) /, 'request.$1.').replace(/^response /, 'response.');
  return `${operationId}.${at}.${KEYWORDS[what] ?? what}`;
}

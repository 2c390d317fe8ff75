import type { OperationClaim } from './claims.js';

const WIDTH = 110;

/** The claims as JSON in the layout of the formatter: what fits on a line stands on one, so that a row is a line. */
export const claimsText = (claims: OperationClaim[]): string => `${layout(claims, '', 0)}\n`;

/** @param before how many characters the line has before the value, and one for a comma after it */
function layout(value: unknown, indent: string, before: number): string {
  const inline = onOneLine(value);
  if (before + inline.length <= WIDTH || typeof value !== 'object' || value === null) return inline;
  const inner = `${indent}  `;
  const room = inner.length + 1;
  if (Array.isArray(value)) {
    const items = value.map((item) => `${inner}${layout(item, inner, room)}`);
    return `[\n${items.join(',\n')}\n${indent}]`;
  }
  const members = definedMembers(value).map(([key, member]) => {
    const name = `${JSON.stringify(key)}: `;
    return `${inner}${name}${layout(member, inner, room + name.length)}`;
  });
  return `{\n${members.join(',\n')}\n${indent}}`;
}

function onOneLine(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = definedMembers(value).map(
    ([key, member]) => `${JSON.stringify(key)}: ${onOneLine(member)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

const definedMembers = (value: object) => Object.entries(value).filter(([, member]) => member !== undefined);

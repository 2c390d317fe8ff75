import { mandatoryCases } from './cases.js';
import type { ReadingNote, RowClaim } from './claims.js';
import { proseHash } from './prose.js';
import { explainedValues, readLimits } from './row-limits.js';
import { repairName, repairType } from './spelling.js';

/** The cells of one row as a document prints them. */
export interface RowCells {
  name: string;
  /** `是`, `否`, `Yes` or `No`; empty where the table has no such column or conversion lost it. */
  mandatory: string;
  type: string;
  description: string;
  line: number;
}

const MANDATORY = new Map([
  ['是', true],
  ['Yes', true],
  ['否', false],
  ['No', false],
]);

/** Whether a cell can only be one of the "mandatory" column. */
export const isMandatoryCell = (text: string): boolean => MANDATORY.has(text);

/** What the cells of a row claim, with broken spelling repaired; says what was repaired. */
export function toRowClaim(
  { name: printed, mandatory, type: printedType, description, line }: RowCells,
  notes: ReadingNote[] = [],
): RowClaim {
  const [name, type] = [repairName(printed), repairType(printedType)];
  if (name !== printed.trim())
    notes.push({ kind: 'repaired', text: `'${printed.trim()}' is read as '${name}'`, line });
  if (type !== printedType.trim()) {
    notes.push({ kind: 'repaired', text: `the type '${printedType.trim()}' is read as '${type}'`, line });
  }
  const limits = readLimits(description);
  const explained = limits.enum ? [] : explainedValues(description);
  if (explained.length > 0) {
    const text = `the values of '${name}' are lost and taken from the words that explain them`;
    notes.push({ kind: 'lost', text, line });
  }
  const cases = mandatoryCases(description);
  const stated = MANDATORY.get(mandatory.trim());
  const prose = proseHash(description);
  const wording = description
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return {
    name,
    type,
    ...limits,
    ...(explained.length > 0 && { enum: explained }),
    ...(stated !== undefined && { mandatory: stated }),
    ...(cases.length > 0 && { mandatoryIn: cases }),
    ...(prose && { prose }),
    ...(wording && { wording }),
    line,
  };
}

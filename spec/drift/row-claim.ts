import type { RowClaim } from './claims.js';
import { readLimits } from './row-limits.js';
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

/** What the cells of a row claim, with broken spelling repaired. */
export function toRowClaim({ name, mandatory, type, description, line }: RowCells): RowClaim {
  const stated = MANDATORY.get(mandatory.trim());
  return {
    name: repairName(name),
    type: repairType(type),
    ...readLimits(description),
    ...(stated !== undefined && { mandatory: stated }),
    line,
  };
}

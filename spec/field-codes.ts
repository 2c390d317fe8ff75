import type { Constraint, Keyword } from './constraints.js';
import { matchesAny } from './glob.js';
import { readYaml } from './yaml-file.js';

const fields = readYaml<{ at: string[]; codes: string[] }[]>('spec/field-codes.yaml').map(
  ({ at, codes }) => ({
    matches: matchesAny(at),
    codes,
  }),
);

const GENERAL = ['SMS.9001', 'SMS.6011', 'SMS.6102'];

const BY_KEYWORD: Record<Keyword, string[]> = {
  required: ['SMS.6013', ...GENERAL, 'SMS.6012'],
  type: [...GENERAL, 'SMS.6010', 'SMS.6013', 'SMS.6014', 'SMS.6404', 'SMS.6405'],
  enum: [...GENERAL, 'SMS.6014'],
  minLength: [...GENERAL, 'SMS.6012', 'SMS.6013', 'SMS.6014'],
  maxLength: ['SMS.6014', ...GENERAL],
  minimum: [...GENERAL, 'SMS.6404', 'SMS.6405'],
  maximum: [...GENERAL, 'SMS.6014', 'SMS.6404', 'SMS.6405'],
  minItems: [...GENERAL, 'SMS.6013'],
  maxItems: ['SMS.6014', ...GENERAL],
};

/** The error codes that name the violation of a request constraint, the most telling first. */
export function codesFor({ id, keyword }: Pick<Constraint, 'id' | 'keyword'>): string[] {
  const own = fields.filter(({ matches }) => matches(id)).flatMap(({ codes }) => codes);
  const [first = '', ...rest] = BY_KEYWORD[keyword];
  return [...new Set([first, ...own, ...rest])];
}

/** The codes that speak of this field or of requests in general; a refusal with another one has another reason. */
export const isAbout = (constraint: Pick<Constraint, 'id' | 'keyword'>, code: string | undefined): boolean =>
  code === undefined || codesFor(constraint).includes(code);

import type { Json } from './exact-json.js';
import { matchesAny } from './glob.js';
import type { Source } from './source.js';
import { readYaml } from './yaml-file.js';

/** What the documents disagree about; each has a file of its own. */
export const KINDS = [
  'edition',
  'enumeration',
  'example',
  'url',
  'authentication',
  'status',
  'requirement',
  'state',
  'conversion',
  'ambiguity',
] as const;

type ContradictionKind = (typeof KINDS)[number];

/** What a response may show although its own table says otherwise: `values`, null, or what fits `type`. */
interface ResponseReading {
  /** Ids of response constraints, `*` stands for anything. */
  at: string[];
  values?: Json[];
  null?: boolean;
  type?: 'object' | 'integer' | 'boolean' | 'string';
  /** The widest documented limit of a value of that type: a number, or the length of a text. */
  upTo?: number | bigint;
  /** Ids for which the reading does not hold after all. */
  except?: string[];
}

/** A place where the documents disagree, and the ruling that the suites follow. */
export interface Contradiction {
  id: string;
  kind: ContradictionKind;
  statement: { en: string; zh: string };
  ruling: { en: string; zh: string };
  places: Source[];
  /**
   * Request constraints, or conditions on requests, beyond which the documents disagree, `*` stands for anything:
   * nothing is judged there.
   */
  requests?: string[];
  responses?: ResponseReading[];
  /** Statuses that a refusal may have besides those that the error table gives its code; `*` stands for anything. */
  refusals?: { codes: string[]; statuses: string[] }[];
}

export const contradictions: readonly Contradiction[] = KINDS.flatMap((kind) =>
  readYaml<Omit<Contradiction, 'kind'>[]>(`spec/contradictions/${kind}.yaml`).map((one) => ({
    ...one,
    kind,
  })),
);

const compiled = contradictions.flatMap(({ id, responses = [] }) =>
  responses.map((reading) => ({
    id,
    reading,
    at: matchesAny(reading.at),
    except: matchesAny(reading.except ?? []),
  })),
);

const undecided = contradictions.flatMap(({ id, requests }) =>
  requests ? [{ id, at: matchesAny(requests) }] : [],
);

const otherStatuses = contradictions.flatMap(({ id, refusals = [] }) =>
  refusals.map(({ codes, statuses }) => ({ id, codes: matchesAny(codes), statuses: matchesAny(statuses) })),
);

/**
 * The contradiction under which a response may break a constraint with a value; undefined when the documents
 * agree that it may not.
 *
 * @param constraint id of the response constraint, e.g. `ShowServer.response.200.state.enum`
 */
export function pardon(constraint: string, value: Json | undefined): string | undefined {
  return compiled.find(
    ({ reading, at, except }) => at(constraint) && !except(constraint) && matches(reading, value),
  )?.id;
}

/**
 * The contradiction under which a request that breaks a constraint may be accepted or refused; undefined when
 * the documents agree that it is invalid.
 *
 * @param constraint id of the request constraint, e.g. `CreateTask.request.name.maxLength`
 */
export const undecidedBy = (constraint: string): string | undefined =>
  undecided.find(({ at }) => at(constraint))?.id;

/**
 * The contradiction under which a refusal may have a status that the error table does not give its code; undefined
 * when the documents agree that it may not. Whether the status fits the situation is another question.
 *
 * @param code of the error table, e.g. `SMS.7112`
 */
export const pardonStatus = (code: string, status: number): string | undefined =>
  otherStatuses.find(({ codes, statuses }) => codes(code) && statuses(String(status)))?.id;

function matches({ values, null: nothing, type, upTo }: ResponseReading, value: Json | undefined): boolean {
  if (value === null) return nothing === true;
  if (type) return isOfType(type, value) && (upTo === undefined || sizeOf(value) <= upTo);
  return values?.some((accepted) => accepted === value) ?? false;
}

function isOfType(type: NonNullable<ResponseReading['type']>, value: Json | undefined): boolean {
  return type === 'integer' ? typeof value === 'bigint' || Number.isInteger(value) : typeof value === type;
}

/** A number itself, and the characters of a text as JSON Schema counts them. */
function sizeOf(value: Json | undefined): number | bigint {
  if (typeof value === 'string') return [...value].length;
  return typeof value === 'number' || typeof value === 'bigint' ? value : 0;
}

import type { Json } from './exact-json.js';
import { matchesAny } from './glob.js';
import type { Source } from './source.js';
import { readYaml } from './yaml-file.js';

interface ResponseReading {
  at: string[];
  values?: Json[];
  null?: boolean;
  type?: 'object' | 'integer';
  except?: string[];
}

/** A place where the documents disagree, and the ruling that the suites follow. */
export interface Contradiction {
  id: string;
  statement: { en: string; zh: string };
  ruling: { en: string; zh: string };
  places: Source[];
  responses?: ResponseReading[];
}

export const contradictions: readonly Contradiction[] = readYaml<Contradiction[]>('spec/contradictions.yaml');

const compiled = contradictions.flatMap(({ id, responses = [] }) =>
  responses.map((reading) => ({
    id,
    reading,
    at: matchesAny(reading.at),
    except: matchesAny(reading.except ?? []),
  })),
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

function matches({ values, null: nothing, type }: ResponseReading, value: Json | undefined): boolean {
  if (value === null) return nothing === true;
  if (type === 'object') return typeof value === 'object';
  if (type === 'integer') return typeof value === 'bigint' || Number.isInteger(value);
  return values?.some((accepted) => accepted === value) ?? false;
}

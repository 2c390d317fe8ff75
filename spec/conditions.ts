import type { Edition } from './editions.js';
import type { Json } from './exact-json.js';
import type { Level, SuiteName } from './requirement.js';
import { reasonOf, type Text } from './rules.js';
import type { Source } from './source.js';
import { readYaml } from './yaml-file.js';

/** The case in which a condition holds. Fields are named from the root of the body, with `[]` for array items. */
export type When =
  | { field: string; equals: Json }
  | { field: string; above?: number; atMost?: number }
  /** The body does not have a field: a registration without `id` is that of a new source. */
  | { without: string }
  /** The first item of the innermost list that the field is in. */
  | { first: true }
  /** A source that the service does not know yet, where the body does not tell. */
  | { registering: true }
  | { updating: true }
  /** The field itself is left out. */
  | { absent: true }
  | { always: true }
  | { sourceState: string[] }
  | Text;

/** What holds in that case; `applies` means that the field has no meaning otherwise. */
export type Then =
  | 'required'
  | 'optional'
  | 'allowed'
  | 'not-empty'
  | 'empty-allowed'
  | 'applies'
  /** `json` is text that is JSON. */
  | { format: 'ipv4' | 'ipv6' | 'uuid' | 'json' }
  | { pattern: string }
  | { value: Json }
  | { default: Json }
  | { enum: Json[] }
  /** Known values of an open list. */
  | { examples: Json[] }
  /** Members that an object has. */
  | { members: string[] }
  | { maximum: number }
  | { maxItems: number }
  | { multipleOf: number }
  | Text;

/** A condition that a table attaches to a field in words: "mandatory for Linux", "IPv6 when use_ipv6 is true". */
export interface Condition {
  /** `<operation>.condition.<field>.<name>`. */
  id: string;
  kind: 'condition';
  /** The one operation whose table states it. */
  operations: [string];
  editions?: Edition[];
  /** The field as the constraints name it: `RegisterServer.request.btrfs_list`. */
  field: string;
  when: When;
  then: Then;
  /** `may` where a documented example breaks it, or where the operation only repeats a row of another. */
  level: Level;
  suite: SuiteName;
  statement: Text;
  source: Source;
  /** Further rows that state the same. */
  repeated?: Source[];
  codes?: string[];
  asked?: boolean;
  shownBy?: string[];
  untestable?: Text;
}

type Written = Omit<Condition, 'untestable'> & { untestable?: string };

/** Every condition of every edition. */
export const CONDITIONS: readonly Condition[] = readYaml<Written[]>('spec/rules/conditions.yaml').map(
  ({ untestable, ...condition }) => ({
    ...condition,
    ...(untestable !== undefined && { untestable: reasonOf(untestable) }),
  }),
);

/** The conditions of an edition. */
export const conditionsOf = (edition: Edition): Condition[] =>
  CONDITIONS.filter(({ editions }) => editions?.includes(edition) ?? true);

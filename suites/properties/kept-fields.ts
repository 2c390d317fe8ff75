import { type Condition, conditionsOf, type Then, type When } from '../../spec/conditions.js';
import type { Constraint } from '../../spec/constraints.js';
import { undecidedBy } from '../../spec/contradictions.js';
import type { Edition } from '../../spec/editions.js';
import { matchesAny } from '../../spec/glob.js';
import { hasValidSide } from '../rejections/valid-side.js';

/** Fields, as constraints name them, that have the value of the suites in every request. */
const OURS = matchesAny([
  // The names by which what the run creates is recognised.
  'RegisterServer.request.name',
  'UpdateServerName.request.name',
  'CreateTask.request.name',
  'UpdateTask.request.name',
  '*Template.request.template.name',
  '*Migproject.request.name',
  // What reaches beyond the objects of the run.
  '*Migproject.request.isdefault',
  '*.request.log_bucket',
  '*.request.ids',
  // What an object may be in that could not be removed then.
  'RegisterServer.request.state',
  'RegisterServer.request.migration_cycle',
  'UpdateCopyState.request.*',
  'UpdateTask.request.state',
  'UpdateTaskStatus.request.operation',
  'CreateTask.request.auto_start',
]);

/**
 * Fields with a meaning that a server may check, and that takes effect only together with others: each of them alone
 * may have any value of its table.
 */
const ENTANGLED = matchesAny([
  // The operating system decides which other fields are needed.
  '*.os_type',
  // A disk to start from, and what can be on a disk.
  '*.device_use',
  '*.file_system',
  // Words of Btrfs: numbers, Booleans and levels that are written as texts.
  '*.default_subvolid',
  '*.is_snapshot',
  '*_profile',
  '*.global_reserve1',
  // What is done for one operating system and not for the other.
  '*.subtask_name',
  // What the source has, its target has as well.
  'CreateTask.request.target_server.btrfs_list',
  'CreateTask.request.target_server.volume_groups',
  // A volume needs a name; how much of a volume is used has to fit into it.
  '*.physical_volumes[].name',
  '*.g_vol_used_size',
  // Texts whose length tells which two words they are.
  '*.evaluation_result',
  // A project that has to exist.
  '*.query.migproject',
  // What is named here has its name from elsewhere.
  '*.target_server_name',
]);

/** Whether a field has the value of the suites in every request. */
export const isOurs = (field: string): boolean => OURS(field);

/** What is known of a field beyond its constraints. */
export interface FieldRules {
  /** Whether a server may accept some values of its table and refuse others, for what they mean. */
  isMeaningful(field: string): boolean;
  /** Whether a condition makes it mandatory in some case. */
  isMandatory(field: string): boolean;
}

/**
 * What is known of the fields of an operation.
 *
 * @param constraints of its requests
 */
export function fieldRulesOf(
  edition: Edition,
  operationId: string,
  constraints: readonly Constraint[],
): FieldRules {
  const conditions = conditionsOf(edition).filter(({ operations: [operation] }) => operation === operationId);
  const mandatory = new Set(conditions.filter(({ then }) => then === 'required').map(({ field }) => field));
  const conditioned = new Set(conditions.flatMap((condition) => concerned(condition)));
  const checked = new Set(constraints.filter((constraint) => !mayHaveAnyValue(constraint)).map(fieldOf));
  return {
    isMeaningful: (field) => ENTANGLED(field) || conditioned.has(field) || checked.has(field),
    isMandatory: (field) => mandatory.has(field),
  };
}

/** The field that a constraint is about: `UpdateTask.request.name` for `UpdateTask.request.name.maxLength`. */
export const fieldOf = ({ id }: Pick<Constraint, 'id'>): string => id.replace(/\.\w+$/, '');

/** A limit on the length of a text with listed values says nothing more. */
function mayHaveAnyValue({ id, keyword, schema }: Constraint): boolean {
  if (keyword === 'required') return true;
  if (schema.enum && (keyword === 'maxLength' || keyword === 'minLength')) return true;
  return hasValidSide(id) && undecidedBy(id.replace(/\w+$/, 'enum')) === undefined;
}

/** The fields that a condition restricts, or that decide whether it holds. */
function concerned({ field, operations: [operation], when, then }: Condition): string[] {
  const deciding = 'field' in when ? [`${operation}.request.${when.field}`] : [];
  return restricts(then, when) ? [field, ...deciding] : deciding;
}

const HARMLESS: readonly Then[] = ['required', 'optional', 'allowed', 'empty-allowed', 'applies'];

const restricts = (then: Then, when: When): boolean =>
  !HARMLESS.includes(then) && !('absent' in when) && !(typeof then === 'object' && 'default' in then);

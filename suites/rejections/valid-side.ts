import { requestExamples } from '../../fixtures/examples/examples.js';
import type { Constraint } from '../../spec/constraints.js';
import { undecidedBy } from '../../spec/contradictions.js';
import { EDITIONS } from '../../spec/editions.js';
import type { Json } from '../../spec/exact-json.js';
import { matchesAny } from '../../spec/glob.js';
import { type Neighbour, neighbours } from './neighbours.js';

/**
 * Fields whose longest or shortest text, or extreme number, is meaningless even where the table allows it: a
 * server may check the meaning. Only the invalid side of their constraints is asked.
 */
const MEANINGFUL = matchesAny([
  // Addresses.
  '*.ip.*',
  '*.ipv6.*',
  '*.netmask.*',
  '*.gateway.*',
  '*.mac.*',
  '*.migration_ip.*',
  // Identifiers of things that have to exist.
  '*.id.minLength',
  '*.id.maxLength',
  '*_id.minLength',
  '*_id.maxLength',
  '*.ids[].*',
  '*.uuid.*',
  '*.domain_id.*',
  '*.migprojectid.*',
  '*.enterprise_project*',
  '*.image_disk_id.*',
  '*.snapshot_ids.*',
  '*.cutovered_snapshot_ids.*',
  '*.target_disk_ids.*',
  '*.path.*',
  '*.region_name.*',
  '*.project_name.*',
  // Versions and structured texts.
  '*.os_version.*',
  '*.agent_version.*',
  '*.kernel_version.*',
  '*.linux_block_check.*',
  '*.disk_index.*',
  // A type with its own list of values.
  '*.os_type.minLength',
  '*.os_type.maxLength',
  '*.type.maxLength',
  '*.firmware.maxLength',
  '*.state.maxLength',
  '*.migration_cycle.maxLength',
  // Names, for which the error table has limits of its own; the rules ask about them.
  'RegisterServer.request.name.*',
  'UpdateServerName.request.name.*',
  'CreateTask.request.name.*',
  'UpdateTask.request.name.maxLength',
  // Sizes that have to fit into one another.
  '*.size.*',
  '*.used_size.*',
  '*.free_size.*',
  '*.adjust_size.*',
  // The operating system has to be that of the source.
  'CreateTask.request.os_type.*',
  'UpdateTask.request.os_type.*',
  'UpdateTask.request.target_server.os_type.*',
  'UpdateTask.request.source_server.*',
  // States are written by other operations; actions depend on the state of the task.
  'UpdateTask.request.state.*',
  'UpdateTaskStatus.request.*',
  'UpdateCopyState.request.*',
  // Times of day, the time of the agent, commands and their results.
  '*.speed_limit[].start.*',
  '*.speed_limit[].end.*',
  '*.agent_time.*',
  'UpdateCommandResult.request.command_name.*',
  'UpdateCommandResult.request.result.*',
  // What is copied cannot be more than there is.
  '*.replicatesize.*',
  '*.totalsize.*',
  // Things that the cloud or the agent has to know.
  '*.log_bucket.*',
  '*.config_key.*',
  '*.task_info*',
  'CheckNetAcl.request.*',
  '*.cidr.*',
  '*.projectid.*',
  '*.region.*',
  '*.availability_zone.*',
  '*.flavor.*',
  '*.image_id.*',
  '*.disktype.*',
  '*.publicip.type.*',
  '*.bandwidth_share_type.*',
  '*.target_password.*',
  '*.security_groups*',
  '*.nics*',
  '*.vpc.*',
  // Names that no other object may have.
  '*Template.request.template.name.*',
  '*Migproject.request.name.*',
  // Wider in one table than in another.
  'CreateTask.request.priority.*',
  'CreateTask.request.speed_limit.maximum',
  'UpdateTask.request.speed_limit.maximum',
  // The description of a period ends at 1000.
  'UpdateSpeed.request.speed_limit[].speed.maximum',
]);

/** Limits that another place of the documents has narrower: what lies within both is valid by either. */
const NARROWER: Readonly<Record<string, number>> = {
  // The description of a period ends there.
  'UpdateSpeed.request.speed_limit[].speed.maximum': 1000,
};

/** The values beside a limit that can be asked: just within it in every reading, and just beyond it in each. */
export function askedNeighbours(constraint: Constraint, sample: Json | undefined): Neighbour[] {
  const limit = NARROWER[constraint.id];
  const narrower = limit === undefined ? [] : neighbours({ ...constraint, limit }, sample);
  const within = hasValidSide(constraint.id) ? neighbours(constraint, sample) : narrower;
  return [
    ...within.filter(({ valid }) => valid),
    ...neighbours(constraint, sample).filter(({ valid }) => !valid),
  ];
}

/** Whether the valid side of a constraint can be asked. */
export const hasValidSide = (constraintId: string): boolean => !MEANINGFUL(constraintId);

/** What documented requests themselves leave out or send with another type. */
const BROKEN_BY_EXAMPLES = matchesAny(brokenByExamples());

function brokenByExamples(): string[] {
  const broken = EDITIONS.flatMap(requestExamples).flatMap(({ breaks }) => breaks);
  const fields = [...new Set(broken)].filter((id) => /\.(required|type)$/.test(id));
  // Objects in lists are the same in every operation that takes them.
  return fields.map((id) => (id.includes('[]') ? id.replace(/^\w+/, '*') : id));
}

/**
 * Whether the documents, or their own examples, disagree about what lies beyond a constraint: what the server does
 * there is recorded, not judged.
 */
export const isUndecided = (constraintId: string): boolean =>
  undecidedBy(constraintId) !== undefined || BROKEN_BY_EXAMPLES(constraintId);

/**
 * The faults that no suite notices yet, each with the check that would. The command `faults` tells when one of them is
 * noticed after all; the README lists them.
 */
export const KNOWN_ESCAPES: Readonly<Record<string, string>> = {
  'delete-templates-for-readers': 'the suites have one token; a caller who may only read takes a second one',
  'list-servers-with-forged-signature': 'no suite signs requests',
  'update-task-to-used-target': 'no check gives a task the target server of another one',
  'delete-task-sends-no-command': 'commands are looked for after a start and a stop only',
  'collect-log-sends-no-command': 'commands are looked for after a start and a stop only',
  'show-command-of-other-sources': 'no check looks at the commands of a source that has none',
  'show-project-as-first-seen': 'no check looks at a migration project before and after its change',
  'register-server-takes-more-than-1000': 'no suite registers a thousand sources',
  'register-server-rounds-disk-sizes': 'the memory is the only large integer that a registration sends',
  'create-task-rounds-target-sizes': 'no check sends a large integer with a task',
  'start-twice-at-once': 'no check starts a task twice at the same time',
  'create-task-races-for-target': 'no check creates tasks for one target server at the same time',
};

import type { SuiteName } from '../../../spec/requirement.js';
import { COVERED_OPERATIONS, SUITES } from '../../../suites/covered.js';
import type { Mutation } from '../mutating-proxy.js';
import { all, objectIn, on } from './deviations.js';
import type { MutationCase } from './mutation-case.js';
import {
  booleansAs,
  capitalDigests,
  commandsOnce,
  connectedReversed,
  countOfPage,
  createdAs201,
  emptyLimits,
  leanRecords,
  limitsBackwards,
  maskedPasswords,
  moreFields,
  newestFirst,
  nulls,
  offsetInPages,
  oneDefaultOnly,
  otherOrder,
  passwordsOfTasks,
  quotaOfTemplates,
  slowDeletions,
  slowStops,
  unknownAs404,
  withoutCharset,
  withoutDefault,
  withoutResult,
  wrongMeaningAs422,
  wrongTokenAs,
} from './styles.js';

const among =
  (...suites: SuiteName[]) =>
  (name: string, operations: readonly string[], mutation: Mutation): MutationCase => ({
    name,
    mutation,
    operations,
    suites,
    breaks: [],
  });

const refused = among('rejections');
const denied = among('security');
const related = among('relations');
const shown = among('examples', 'relations');
const lived = among('examples', 'relations', 'lifecycle');
const tolerated = among(...SUITES);

const TEMPLATES = ['CreateTemplate', 'ShowTemplate', 'ListTemplates', 'UpdateTemplate'];
const PROJECTS = [
  'CreateMigproject',
  'ShowMigproject',
  'ListMigprojects',
  'UpdateMigproject',
  'UpdateDefaultMigproject',
];
const LISTS = ['ListServers', 'ListTasks', 'ListErrorServers', 'ListTemplates', 'ListMigprojects'];

/** Operations that refuse little. */
const QUICK = [
  'ShowServer',
  'ShowTask',
  'ShowTemplate',
  'ShowMigproject',
  'DeleteServer',
  'DeleteTemplates',
  'UpdateSpeed',
];

/** Everything that a server may keep short. */
const TERSE = all(
  withoutCharset,
  withoutResult(''),
  unknownAs404,
  wrongTokenAs(403),
  createdAs201,
  leanRecords,
  emptyLimits,
  maskedPasswords,
  countOfPage,
  booleansAs((value) => value),
);

/** Everything that a server may do at length. */
const TALKATIVE = all(
  otherOrder,
  moreFields,
  nulls,
  withoutResult('""'),
  wrongMeaningAs422,
  wrongTokenAs(400),
  newestFirst,
  offsetInPages,
  limitsBackwards,
  oneDefaultOnly,
  booleansAs((value) => value.toUpperCase()),
);

/** Ways in which servers differ and the documents, with the rulings on their contradictions, allow. */
export const toleratedMutations: MutationCase[] = [
  tolerated('a server is terse', COVERED_OPERATIONS, TERSE),
  tolerated('a server is talkative', COVERED_OPERATIONS, TALKATIVE),
  lived('a task takes its time to stop', ['UpdateTaskStatus', 'DeleteTask'], slowStops),
  lived('a task takes its time to go', ['CreateTask'], slowDeletions),
  lived('commands are handed out once', ['ShowCommand', 'UpdateCommandResult', 'CollectLog'], commandsOnce),
  refused('unknown objects are answered with 404', QUICK, unknownAs404),
  refused('what is wrong is answered with 422', QUICK, wrongMeaningAs422),
  denied('a wrong token is answered with 403', QUICK, wrongTokenAs(403)),
  denied('a wrong token is answered with 400', QUICK, wrongTokenAs(400)),
  refused(
    'states without a row in the matrix are refused',
    ['UpdateCopyState'],
    on('UpdateCopyState', async (asked, forward) => {
      const state = String(objectIn(asked.text)?.copystate);
      return ['SKIPPING', 'premiging', 'clearing'].includes(state)
        ? forward({ ...asked, text: '{"copystate":"WAITING","migrationcycle":"syncing"}' })
        : forward(asked);
    }),
  ),
  shown(
    'a creation is answered with 201',
    ['RegisterServer', 'CreateTask', ...TEMPLATES, ...PROJECTS],
    createdAs201,
  ),
  shown(
    'records and lists have the fields of the examples only',
    [...TEMPLATES, ...PROJECTS, 'ShowConfigSetting'],
    leanRecords,
  ),
  shown('passwords are masked', ['ShowTargetPassword', ...TEMPLATES], maskedPasswords),
  shown(
    'passwords are shown of templates that a task uses',
    ['ShowTargetPassword', ...TEMPLATES],
    passwordsOfTasks,
  ),
  related('lists begin with the newest entry', LISTS, newestFirst),
  related('an offset is a number of pages', LISTS, offsetInPages),
  related('templates and projects are counted by the page', LISTS, countOfPage),
  related(
    'general templates are marked with false and true',
    TEMPLATES,
    booleansAs((value) => value),
  ),
  related(
    'general templates are marked with FALSE and TRUE',
    TEMPLATES,
    booleansAs((value) => value.toUpperCase()),
  ),
  related(
    'general templates are marked with 0 and 1',
    TEMPLATES,
    booleansAs((value) => (value === 'true' ? '1' : '0')),
  ),
  related('a task without speed limits has an empty list', ['ShowsSpeedLimits', 'UpdateSpeed'], emptyLimits),
  related(
    'speed limits come from the last to the first',
    ['ShowsSpeedLimits', 'UpdateSpeed'],
    limitsBackwards,
  ),
  related('a second default project is refused', PROJECTS, oneDefaultOnly),
  related('no project is the default', ['RegisterServer', ...PROJECTS], withoutDefault),
  related('digests are written in capitals', ['ShowSha256'], capitalDigests),
  related('connected stands for the opposite', ['ListServers'], connectedReversed),
  among('lifecycle')('too many templates have the other code', ['CreateTemplate'], quotaOfTemplates),
];

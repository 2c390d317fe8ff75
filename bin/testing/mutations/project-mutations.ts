import type { Json, JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import {
  acceptsInstead,
  acceptsWhere,
  all,
  answers,
  items,
  keepFirst,
  objectIn,
  on,
  refusal,
  swallows,
  takes,
  without,
} from './deviations.js';
import { breaking, type MutationCase, withoutCode } from './mutation-case.js';

const related = breaking('relations');
const lived = breaking('lifecycle');
const rejected = breaking('rejections');

const shows = (change: (record: JsonObject) => JsonObject): Mutation => answers('ShowMigproject', change);

const lists = (change: (record: JsonObject) => JsonObject): Mutation =>
  items('ListMigprojects', 'migprojects', (all) => all.map(change));

/** Shows the same in the record and in the list. */
const both = (change: (record: JsonObject) => JsonObject): Mutation => all(shows(change), lists(change));

const sameId: Mutation = () => {
  const kept = keepFirst<Json>();
  return answers('CreateMigproject', ({ id }) => ({ id: kept(id ?? null) }))();
};

/** Never takes the flag from a project that has had it. */
const severalDefaults: Mutation = () => {
  const marked = new Set<Json | undefined>();
  const remembers = on('UpdateDefaultMigproject', (asked, forward) => {
    marked.add(asked.path.mig_project_id);
    return forward(asked);
  });
  const flags = both((record) => (marked.has(record.id) ? { ...record, isdefault: true } : record));
  return all(remembers, flags)();
};

/** Goes on refusing to delete a project that it refused to delete once. */
const neverForgets: Mutation = () => {
  const refused = new Set<string | undefined>();
  return on('DeleteMigproject', async (asked, forward) => {
    const answered = await forward(asked);
    if (objectIn(answered.text)?.error_code === 'SMS.7311') refused.add(asked.path.mig_project_id);
    return refused.has(asked.path.mig_project_id)
      ? { ...answered, status: 400, text: refusal('SMS.7311') }
      : answered;
  })();
};

/** What a server gets wrong about the migration projects that it keeps. */
export const projects: MutationCase[] = [
  related(
    'CreateMigproject',
    'loses its description',
    'CreateMigproject.read-back',
    takes('CreateMigproject', (body) => ({ ...body, description: '' })),
  ),
  related(
    'CreateMigproject',
    'shows no speed limit',
    'CreateMigproject.read-back',
    shows((record) => without(record, 'speed_limit')),
  ),
  related(
    'CreateMigproject',
    'keeps another type',
    'CreateMigproject.read-back',
    both((record) => ({ ...record, type: 'MIGRATE_FILE' })),
  ),
  related(
    'CreateMigproject',
    'loses what is outside of ASCII',
    'CreateMigproject.read-back',
    shows((record) => ({ ...record, description: String(record.description).replace(/[^ -~]/g, '?') })),
  ),
  related(
    'CreateMigproject',
    'does not start targets by default',
    'R68',
    takes('CreateMigproject', (body) => ({ start_target_server: false, ...body })),
  ),
  related(
    'CreateMigproject',
    'has another enterprise project by default',
    'R68',
    shows((record) => ({ ...record, enterprise_project: 'another' })),
  ),
  related(
    'CreateMigproject',
    'makes every new project the default',
    'R68',
    takes('CreateMigproject', (body) => ({ isdefault: true, ...body })),
  ),
  related('CreateMigproject', 'gives every project the same id', 'CreateMigproject.identifiers', sameId),
  related(
    'CreateMigproject',
    'takes a name twice',
    'CreateMigproject.SMS.7312',
    acceptsInstead('CreateMigproject', ['SMS.7312']),
  ),
  related(
    'UpdateMigproject',
    'takes the name of another project',
    'UpdateMigproject.SMS.7312',
    acceptsInstead('UpdateMigproject', ['SMS.7312']),
  ),
  related('UpdateMigproject', 'does nothing', 'UpdateMigproject.read-back', swallows('UpdateMigproject')),
  related(
    'UpdateMigproject',
    'keeps the old speed limit',
    'UpdateMigproject.read-back',
    takes('UpdateMigproject', (body) => without(body, 'speed_limit')),
  ),
  related(
    'UpdateMigproject',
    'keeps that targets start',
    'UpdateMigproject.read-back',
    takes('UpdateMigproject', (body) => without(body, 'start_target_server')),
  ),
  related(
    'ShowMigproject',
    'moves the speed limit with every look',
    'ShowMigproject.reading-changes-nothing',
    () => {
      let turn = 0;
      return shows((record) => {
        turn += 1;
        return { ...record, speed_limit: turn };
      })();
    },
  ),
  related(
    'ListMigprojects',
    'shows other speed limits',
    'ListMigprojects.listing',
    lists((record) => ({ ...record, speed_limit: 1 })),
  ),
  related(
    'ListMigprojects',
    'marks none as the default',
    'R67',
    lists((record) => ({ ...record, isdefault: false })),
  ),
  related('UpdateDefaultMigproject', 'does not move the default', 'R67', swallows('UpdateDefaultMigproject')),
  related('UpdateDefaultMigproject', 'leaves the old default', 'R67', severalDefaults),
  related(
    'UpdateDefaultMigproject',
    'is not seen in the record',
    'R67',
    shows((record) => ({ ...record, isdefault: false })),
  ),
  related(
    'RegisterServer',
    'puts new sources into no project',
    'R9',
    on('ListServers', async (asked, forward) => {
      const answered = await forward(asked);
      return asked.query.has('migproject')
        ? { ...answered, text: '{"count":0,"source_servers":[]}' }
        : answered;
    }),
  ),
  ...['SMS.7303', 'SMS.7311'].flatMap((code) => withoutCode(lived, 'DeleteMigproject', code)),
  lived('DeleteMigproject', 'keeps a project whose source was moved away', 'SMS.7311', neverForgets),
  ...['CreateMigproject', 'UpdateMigproject'].flatMap((operation) => [
    rejected(
      operation,
      'takes a name of 20 characters',
      `${operation}.R69`,
      acceptsWhere(operation, ({ name }) => String(name).length === 20),
    ),
    rejected(
      operation,
      'takes a name of one character',
      `${operation}.R69`,
      acceptsWhere(operation, ({ name }) => String(name).length === 1),
    ),
  ]),
];

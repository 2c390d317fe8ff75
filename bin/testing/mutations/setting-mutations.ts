import type { Json, JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import {
  answers,
  ignores,
  items,
  keepFirst,
  objectIn,
  on,
  replies,
  swallows,
  takes,
  without,
} from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const related = breaking('relations');

const limits = (change: (limits: JsonObject[]) => Json): Mutation =>
  items('ShowsSpeedLimits', 'speed_limit', change);

const settings = (change: (settings: JsonObject[]) => Json): Mutation =>
  items('ShowConfigSetting', 'configurations', change);

/** Answers the same digest for every key. */
const oneDigest: Mutation = () => {
  const kept = keepFirst<Json>();
  return answers('ShowSha256', ({ value }) => ({ value: kept(value ?? null) }))();
};

/** Answers another digest every time. */
const newDigest: Mutation = () => {
  let turn = 0;
  return answers('ShowSha256', ({ value }) => {
    turn += 1;
    return { value: `${turn}${String(value).slice(1)}` };
  })();
};

/** Goes on showing the limits that were set first. */
const firstLimits: Mutation = () => {
  const set = new Set<string | undefined>();
  return on('UpdateSpeed', async (asked, forward) => {
    const { task_id } = asked.path;
    if (set.has(task_id) && objectIn(asked.text)) return forward({ ...asked, text: FIRST });
    set.add(task_id);
    return forward(asked);
  })();
};

const FIRST = '{"speed_limit":[{"start":"00:00","end":"12:00","speed":100}]}';

/** What a server gets wrong about what is set for a task, or asked for by key. */
export const kept: MutationCase[] = [
  related('UpdateSpeed', 'does nothing', 'R46', swallows('UpdateSpeed')),
  related('UpdateSpeed', 'keeps other limits than it is given', 'R46', firstLimits),
  related(
    'UpdateSpeed',
    'keeps the first limit only',
    'R46',
    takes('UpdateSpeed', (body) => ({ speed_limit: ((body.speed_limit ?? []) as Json[]).slice(0, 1) })),
  ),
  related(
    'UpdateSpeed',
    'swaps start and end',
    'R46',
    limits((all) => all.map((limit) => ({ ...limit, start: limit.end ?? null, end: limit.start ?? null }))),
  ),
  related(
    'UpdateSpeed',
    'rounds the thresholds',
    'R46',
    limits((all) =>
      all.map((limit) => ({
        ...limit,
        over_speed_threshold: Math.floor(Number(limit.over_speed_threshold)),
      })),
    ),
  ),
  related(
    'UpdateSpeed',
    'rounds the speeds to hundreds',
    'R46',
    limits((all) => all.map((limit) => ({ ...limit, speed: Math.round(Number(limit.speed) / 100) * 100 }))),
  ),
  related(
    'UpdateSpeed',
    'gives the speeds to the wrong periods',
    'R46',
    limits((all) => all.map((limit, index) => ({ ...limit, speed: all.at(-1 - index)?.speed ?? null }))),
  ),
  related(
    'ShowsSpeedLimits',
    'shows limits that nobody set',
    'SMS.6302',
    replies('ShowsSpeedLimits', { text: FIRST }),
  ),
  related(
    'ShowPassphrase',
    'answers the id of another task',
    'R49',
    answers('ShowPassphrase', (answer) => ({ ...answer, task_id: 'another' })),
  ),
  related(
    'ShowCertKey',
    'makes no CA although it was asked for one',
    'R64',
    answers('ShowCertKey', (answer) => without(answer, 'ca')),
  ),
  related(
    'UploadSpecialConfigurationSetting',
    'does nothing',
    'R72',
    swallows('UploadSpecialConfigurationSetting'),
  ),
  related(
    'UploadSpecialConfigurationSetting',
    'keeps the last setting only',
    'R72',
    settings((all) => all.slice(-1)),
  ),
  related(
    'UploadSpecialConfigurationSetting',
    'gives the values to the wrong keys',
    'R72',
    settings((all) =>
      all.map((one, index) => ({ ...one, config_value: all.at(-1 - index)?.config_value ?? null })),
    ),
  ),
  related(
    'ShowConfigSetting',
    'shows every setting whatever key it is asked for',
    'R72',
    ignores('ShowConfigSetting', 'config_key'),
  ),
  related(
    'ShowConfigSetting',
    'shows the setting of another key',
    'R72',
    on('ShowConfigSetting', (asked, forward) =>
      forward(
        asked.query.get('config_key') === 'ONLY_SYNC_PATH'
          ? { ...asked, query: new URLSearchParams({ config_key: 'EXCLUDE_MIGRATE_PATH' }) }
          : asked,
      ),
    ),
  ),
  related('ShowSha256', 'answers one digest for all keys', 'R75', oneDigest),
  related('ShowSha256', 'answers another digest every time', 'R75', newDigest),
  related('CreatePrivacyAgreements', 'accepts nothing', 'R74', swallows('CreatePrivacyAgreements')),
  related(
    'ShowPrivacyAgreements',
    'shows that nothing was accepted',
    'R74',
    answers('ShowPrivacyAgreements', () => ({ flag: false })),
  ),
];

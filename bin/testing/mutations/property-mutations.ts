import { isJsonObject, type Json, type JsonObject, objectsIn } from '../../../spec/exact-json.js';
import { COVERED_OPERATIONS, DEFAULT_RUNS } from '../../../suites/covered.js';
import type { Asked } from '../mutating-proxy.js';
import { askedOf } from './asked-rules.js';
import { all, objectIn, on, refusal, refusals, replies, takes } from './deviations.js';
import { breaking, breakingEach, type MutationCase } from './mutation-case.js';

/** As many as a certification makes by itself. */
const often = (one: MutationCase): MutationCase => ({ ...one, runs: DEFAULT_RUNS });

const property = (...about: Parameters<ReturnType<typeof breaking>>) =>
  often(breaking('properties')(...about));
const propertyEach = (...about: Parameters<ReturnType<typeof breakingEach>>) =>
  often(breakingEach('properties')(...about));

const askedFor = (rule: string) =>
  COVERED_OPERATIONS.filter((operation) => askedOf(operation, rule).length > 0);

const REFUSED = { status: 400, text: refusal('SMS.9001') };
const BROKEN = { status: 500, text: refusal('SMS.0201') };

/** Whether a request has a character, in its body or in its address. */
const has =
  (character: RegExp) =>
  ({ text, pathname, query }: Asked): boolean =>
    character.test(text) || character.test(decodeURIComponent(pathname)) || character.test([...query].join());

const CHINESE = /\p{Script=Han}/u;
const ASTRAL = /[\u{10000}-\u{10ffff}]/u;
// biome-ignore lint/suspicious/noControlCharactersInRegex: everything but ASCII is meant.
const FOREIGN = /[^\u0000-\u007f]/u;

/** A copy with every value changed that is neither a list nor an object. */
const mapped = (value: Json, change: (value: Json) => Json): Json => {
  if (Array.isArray(value)) return value.map((item) => mapped(item, change));
  if (!isJsonObject(value)) return change(value);
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, mapped(member, change)]));
};

const cut = (value: Json): Json => (typeof value === 'string' ? [...value].slice(0, 255).join('') : value);

const rounded = (value: Json): Json => (typeof value === 'bigint' ? BigInt(Number(value)) : value);

const takesWith = (operation: string, change: (value: Json) => Json) =>
  takes(operation, (body) => mapped(body, change));

/** Whether a logical volume within a body lacks something that is mandatory. */
const lacksOfVolume = (body: JsonObject): boolean =>
  objectsIn(body.volumegroups).some((group) =>
    objectsIn(group.logical_volumes).some((volume) =>
      ['file_system', 'inode_size', 'mount_point', 'name', 'size', 'used_size', 'free_size'].some(
        (name) => volume[name] === undefined,
      ),
    ),
  );

/** Operations whose free fields are numbers and Booleans, each with a value that its table allows. */
const WORDLESS: Record<string, (asked: Asked) => boolean> = {
  ListErrorServers: ({ query }) => query.get('offset') === '65535',
  ListMigprojects: ({ query }) => query.get('offset') === '65535',
  ShowCertKey: ({ query }) => query.get('enable_ca_cert') === 'false',
  UpdateServerName: ({ text }) => text.includes('"need_migration":false'),
  UpdateNetworkCheckInfo: ({ text }) => Object.values(objectIn(text) ?? {}).includes(0),
  UpdateSpeed: ({ text }) => text.includes('"over_speed_threshold":10}'),
};

const ACCEPTING = askedFor('generated-accepted');

const REFUSING = [...new Set([...askedFor('generated-refused'), ...askedFor('generated-limits')])];

/** What only a request shows that nobody thought of. */
export const propertyMutations: readonly MutationCase[] = [
  property(
    'CreateMigproject',
    'refuses Chinese text',
    'CreateMigproject.generated-accepted',
    replies('CreateMigproject', REFUSED, has(CHINESE)),
  ),
  property(
    'RegisterServer',
    'rounds integers beyond 2^53 and then finds them too large',
    'RegisterServer.generated-accepted',
    takesWith('RegisterServer', rounded),
  ),
  property(
    'UpdateDiskInfo',
    'fails over characters of two units',
    'UpdateDiskInfo.generated',
    replies('UpdateDiskInfo', BROKEN, has(ASTRAL)),
  ),
  property(
    'ListServers',
    'fails at the last offset',
    'ListServers.generated',
    replies('ListServers', BROKEN, ({ query }) => query.get('offset') === '65535'),
  ),
  property(
    'ShowSha256',
    'fails over characters of two units in its path',
    'ShowSha256.generated',
    replies('ShowSha256', BROKEN, has(ASTRAL)),
  ),
  property(
    'CreateTask',
    'cuts texts that are too long, at any depth',
    'CreateTask.generated-limits',
    takesWith('CreateTask', cut),
  ),
  property(
    'UpdateDiskInfo',
    'accepts logical volumes that lack something',
    'UpdateDiskInfo.generated-refused',
    on('UpdateDiskInfo', async (asked, forward) => {
      const answered = await forward(asked);
      return lacksOfVolume(objectIn(asked.text) ?? {}) ? { ...answered, status: 200, text: '{}' } : answered;
    }),
  ),
  propertyEach(
    askedFor('generated').filter((operation) => operation !== 'ShowSha256'),
    'fail over what they refuse',
    (operation) => `${operation}.generated`,
    refusals(askedFor('generated'), (answered) => ({ ...answered, status: 500 })),
  ),
  propertyEach(
    ACCEPTING,
    'refuse what is not in ASCII, or a number or Boolean that their table allows',
    (operation) => `${operation}.generated-accepted`,
    all(
      replies(
        ACCEPTING.filter((operation) => !(operation in WORDLESS)),
        REFUSED,
        has(FOREIGN),
      ),
      ...Object.entries(WORDLESS).map(([operation, when]) => replies(operation, REFUSED, when)),
    ),
  ),
  propertyEach(
    REFUSING,
    'accept what they have to refuse',
    (operation) => [...askedOf(operation, 'generated-refused'), ...askedOf(operation, 'generated-limits')],
    refusals(REFUSING, (answered) => ({ ...answered, status: 200, text: '{}' })),
  ),
];

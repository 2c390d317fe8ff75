import { isJsonObject, type Json, type JsonObject } from '../../../spec/exact-json.js';
import type { Mutation } from '../mutating-proxy.js';
import {
  acceptsInstead,
  acceptsWhere,
  answers,
  items,
  JSON_TYPE,
  keepFirst,
  on,
  refusal,
  refusesWith,
  swallows,
  takes,
  without,
} from './deviations.js';
import { breaking, type MutationCase } from './mutation-case.js';

const related = breaking('relations');
const lived = breaking('lifecycle');
const rejected = breaking('rejections');

const recordIn = ({ template }: JsonObject): JsonObject => (isJsonObject(template) ? template : {});

/** Counts the templates that were created, not those that are there. */
const countsCreations: Mutation = () => {
  let created = 0;
  return on('CreateTemplate', async (asked, forward) => {
    if (created >= 50) return { status: 400, headers: JSON_TYPE, text: refusal('SMS.8115') };
    const answered = await forward(asked);
    if (answered.status === 200) created += 1;
    return answered;
  })();
};

/** Keeps something else than was sent. */
const keeps = (operation: string, change: (record: JsonObject) => JsonObject): Mutation =>
  takes(operation, (body) => (isJsonObject(body.template) ? { template: change(body.template) } : body));

const shows = (change: (record: JsonObject) => JsonObject): Mutation =>
  answers('ShowTemplate', (answer) => ({ ...answer, template: change(recordIn(answer)) }));

const lists = (change: (record: JsonObject) => JsonObject): Mutation =>
  items('ListTemplates', 'templates', (all) => all.map(change));

const sameId: Mutation = () => {
  const kept = keepFirst<Json>();
  return answers('CreateTemplate', ({ id }) => ({ id: kept(id ?? null) }))();
};

const isDoubled = (template: Json | undefined, name: string): boolean => {
  const list = isJsonObject(template) ? template[name] : undefined;
  return Array.isArray(list) && list.length === 2;
};

const IN_USE = ['SMS.7111'];

/** What a server gets wrong about the templates that it keeps. */
export const templates: MutationCase[] = [
  related(
    'CreateTemplate',
    'loses the disks and the public address',
    'R57',
    keeps('CreateTemplate', (record) => without(record, 'disk', 'publicip', 'data_volume_type')),
  ),
  related(
    'CreateTemplate',
    'loses its networks',
    'R57',
    keeps('CreateTemplate', (record) => ({ ...record, nics: [] })),
  ),
  related(
    'CreateTemplate',
    'takes another flavor',
    'R57',
    keeps('CreateTemplate', (record) => ({ ...record, flavor: 's3.small.1' })),
  ),
  related(
    'CreateTemplate',
    'does not show its zone',
    'R57',
    shows((record) => without(record, 'availability_zone')),
  ),
  related(
    'CreateTemplate',
    'makes every template a general one',
    'R57',
    keeps('CreateTemplate', (record) => ({ ...record, is_template: true })),
  ),
  related(
    'CreateTemplate',
    'gives a VPC another network by default',
    'R57',
    keeps('CreateTemplate', (record) => ({
      ...record,
      vpc: { cidr: '10.0.0.0/8', ...(isJsonObject(record.vpc) ? record.vpc : {}) },
    })),
  ),
  related('CreateTemplate', 'gives every template the same id', 'CreateTemplate.identifiers', sameId),
  related(
    'CreateTemplate',
    'takes a name twice',
    'CreateTemplate.SMS.7112',
    acceptsInstead('CreateTemplate', ['SMS.7112']),
  ),
  related(
    'UpdateTemplate',
    'takes the name of another template',
    'UpdateTemplate.SMS.7112',
    acceptsInstead('UpdateTemplate', ['SMS.7112']),
  ),
  related('UpdateTemplate', 'does nothing', 'UpdateTemplate.read-back', swallows('UpdateTemplate')),
  related(
    'UpdateTemplate',
    'loses the disks',
    'UpdateTemplate.read-back',
    keeps('UpdateTemplate', (record) => ({ ...record, disk: [] })),
  ),
  related(
    'UpdateTemplate',
    'moves the template to another zone',
    'UpdateTemplate.read-back',
    keeps('UpdateTemplate', (record) => ({ ...record, availability_zone: 'cn-north-4b' })),
  ),
  related(
    'ShowTemplate',
    'shows another flavor with every look',
    'ShowTemplate.reading-changes-nothing',
    () => {
      let turn = 0;
      return shows((record) => {
        turn += 1;
        return { ...record, flavor: `s${turn}` };
      })();
    },
  ),
  related(
    'ListTemplates',
    'shows another region',
    'ListTemplates.listing',
    lists((record) => ({ ...record, region: 'cn-north-1' })),
  ),
  related(
    'ListTemplates',
    'shows flavors as numbers and disks of an unknown kind',
    ['flavor.type', 'volumetype.enum'].map((field) => `ListTemplates.response.200.templates[].${field}`),
    lists((record) => ({ ...record, flavor: 2, volumetype: 'FLOPPY' })),
  ),
  related(
    'ListTemplates',
    'shows no names',
    'ListTemplates.listing',
    lists((record) => without(record, 'name')),
  ),
  related(
    'ListTemplates',
    'shows the networks of the VPC otherwise',
    'ListTemplates.listing',
    lists((record) => ({ ...record, vpc: { id: 'another', name: 'another' } })),
  ),
  related(
    'ShowTargetPassword',
    'answers the id of another template',
    'R63',
    answers('ShowTargetPassword', (answer) => ({ ...answer, template_id: 'another' })),
  ),
  ...['CreateTemplate', 'UpdateTemplate'].map((operation) =>
    rejected(
      operation,
      'takes two automatic networks',
      `${operation}.R58`,
      acceptsWhere(
        operation,
        ({ template }) => isDoubled(template, 'nics') || isDoubled(template, 'security_groups'),
      ),
    ),
  ),
  ...['DeleteTemplate', 'DeleteTemplates'].flatMap((operation) => [
    // The check is that of the single deletion, which asks for the other one, too.
    ...[acceptsInstead(operation, IN_USE), refusesWith('SMS.0201', operation, IN_USE)].map(
      (mutation, index) =>
        lived(
          operation,
          index === 0 ? 'deletes a template in use' : 'refuses to delete a template in use with another code',
          `${operation}.SMS.7111`,
          mutation,
        ),
    ),
  ]),
  lived('DeleteTemplate', 'keeps a template whose task is gone', 'DeleteTemplate.SMS.7111', () => {
    const used = new Set<string | undefined>();
    return async (asked, forward) => {
      if (asked.operationId !== 'DeleteTemplate') return forward(asked);
      const answered = await forward(asked);
      if (answered.text.includes('SMS.7111')) used.add(asked.path.id);
      return used.has(asked.path.id) ? { ...answered, status: 400, text: refusal('SMS.7111') } : answered;
    };
  }),
  lived(
    'CreateTemplate',
    'takes 51 templates',
    'SMS.8115',
    acceptsInstead('CreateTemplate', ['SMS.8115', 'SMS.7113']),
  ),
  lived('CreateTemplate', 'counts templates that were deleted', 'SMS.8115', countsCreations),
];

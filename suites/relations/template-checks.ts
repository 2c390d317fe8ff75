import { isJsonObject, type Json, type JsonObject } from '../../spec/exact-json.js';
import { templateArrangements } from '../arrangements/template-arrangements.js';
import { templateRecord } from '../bodies/template-body.js';
import { answerOf } from '../harness/answer-of.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { expectComplete } from '../harness/expect-complete.js';
import { type Look, listed, lookAt, lookFor } from '../harness/look.js';
import { pick } from '../harness/pick.js';
import { expectListedAlike, expectOnlyChanged } from '../harness/record.js';
import { queryByName } from '../harness/resources.js';
import { show, summary, type Trial } from '../harness/trial.js';
import { Unproven } from '../harness/unproven.js';
import { freshId } from '../recording/part.js';
import { disagreements } from './agree.js';
import { expectAgreement } from './expect-agreement.js';
import { expectNew } from './expect-facts.js';
import { expectFiltered, expectNothing } from './expect-filtered.js';
import { expectPages } from './expect-pages.js';
import { expectUniqueName } from './expect-unique-name.js';
import { ownResourcesCheck } from './own-resources-check.js';
import { UNUSUAL_TEMPLATES } from './unusual-templates.js';

/** Fields that the documented example of ShowTemplate has and a creation sets. */
const SHOWN = [
  'name',
  'region',
  'availability_zone',
  'projectid',
  'flavor',
  'vpc',
  'vpc.id',
  'vpc.name',
  'nics',
];

/** How a Boolean of the request is shown: the tables of the answers make it a text. */
const asShown = ({ is_template: _, target_password: __, ...record }: JsonObject): JsonObject => record;

/** What a template was created or changed with is shown and listed. */
export const templateChecks: Check[] = [
  ownResourcesCheck(
    'CreateTemplate',
    'read back',
    [
      'R57',
      'CreateTemplate.identifiers',
      'ListTemplates.listing',
      'ShowTemplate.complete',
      'ListTemplates.complete',
    ],
    readBack,
  ),
  ownResourcesCheck('CreateTemplate', 'unusual values', ['R57', 'ShowTemplate.complete'], unusual),
  ownResourcesCheck('CreateTemplate', 'general template', ['R61'], generalTemplate),
  ownResourcesCheck('CreateTemplate', 'network without address', ['R59'], withoutAddress),
  ownResourcesCheck('CreateTemplate', 'names', ['CreateTemplate.SMS.7112'], uniqueNames),
  ownResourcesCheck('UpdateTemplate', 'names', ['UpdateTemplate.SMS.7112'], uniqueNewNames),
  ownResourcesCheck('UpdateTemplate', 'read back', ['UpdateTemplate.read-back'], change),
  ownResourcesCheck(
    'UpdateTemplate',
    'each field',
    ['UpdateTemplate.read-back', 'ListTemplates.listing', 'ListTemplates.complete'],
    changeEach,
  ),
  ownResourcesCheck('ListTemplates', 'filters', ['R62'], filters),
  ownResourcesCheck(
    'ListTemplates',
    'pages',
    ['ListTemplates.R16', 'ListTemplates.R17', 'ListTemplates.order'],
    pages,
  ),
  ownResourcesCheck('ShowTargetPassword', 'of its template', ['R63'], password),
];

async function readBack(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const { id, name } = await world.template(trial);
  const shown = await lookAt(trial, 'template', id);
  const written = asShown(templateRecord(name));
  expectAgreement(trial, 'R57', written, shown, SHOWN);
  const except = SHOWN.map((path) => `template.${path}`);
  expectComplete(trial, 'ShowTemplate', { ...written, id }, shown, { at: 'template', except });
  await expectListedAlike(trial, 'template', id);
  const other = await world.template(trial, {
    is_template: false,
    vpc: { id: 'autoCreate', name: 'autoCreate' },
  });
  expectNew(trial, 'CreateTemplate.identifiers', [id], other.id);
  const special = await lookAt(trial, 'template', other.id);
  expectGeneral(trial, shown.record.is_template, special.record.is_template);
  const { vpc } = special.record;
  const cidr = isJsonObject(vpc) ? (vpc.cidr ?? null) : null;
  trial.expect('R57', {
    ok: cidr === null || cidr === '' || cidr === '192.168.0.0/16',
    message: `A template whose VPC names no network shows ${show(cidr)}; documented is 192.168.0.0/16.`,
    expected: '192.168.0.0/16',
    received: cidr,
    exchange: special.exchange,
    reading: cidr === '192.168.0.0/16' ? 'the default is shown' : 'the default is not shown',
  });
}

async function unusual(trial: Trial): Promise<void> {
  const { world } = trial.context;
  for (const changesOf of UNUSUAL_TEMPLATES) {
    const { name = world.freshName(), ...changes } = changesOf(world.freshName());
    const created = world.announce(trial, 'template', name);
    const body = { template: { ...templateRecord(name), ...changes } };
    const id = created(await trial.call('CreateTemplate', { body }));
    if (id === null) continue;
    const shown = await lookAt(trial, 'template', id);
    expectAgreement(trial, 'R57', { ...changes, name }, shown, ['name']);
    expectComplete(trial, 'ShowTemplate', changes, shown, { at: 'template' });
    await world.tidy(trial);
  }
}

/** How a table that shows a Boolean as text writes it is not described; true and false differ, and neither is the other. */
function expectGeneral(trial: Trial, shownTrue: Json | undefined, shownFalse: Json | undefined): void {
  const shown = [shownTrue ?? null, shownFalse ?? null];
  if (shown.includes(null)) return;
  const wrong = shown.some((each, index) => String(each).toLowerCase() === String(index !== 0));
  trial.expect('R57', {
    ok: shown[0] !== shown[1] && !wrong,
    message: `Templates created with is_template true and false show ${show(shown)}.`,
    expected: [true, false],
    received: shown,
  });
}

async function generalTemplate(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const template = await world.template(trial);
  const source = await world.source(trial);
  await world.task(trial, source.id, { vm_template_id: template.id });
  const { record, exchange } = await lookAt(trial, 'template', template.id);
  trial.expect('R61', {
    ok: true,
    message: '',
    expected: null,
    received: null,
    exchange,
    reading: `is_template is ${String(record.is_template ?? null)} once a task uses the template`,
  });
}

async function withoutAddress(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const name = world.freshName();
  const record = {
    ...templateRecord(name),
    nics: [{ id: 'autoCreate', name: 'autoCreate', cidr: '192.168.0.0/24' }],
  };
  const created = world.announce(trial, 'template', name);
  const exchange = await trial.call('CreateTemplate', { body: { template: record } });
  created(exchange);
  trial.expectAccepted('R59', exchange, 'a template with a network without an address');
}

async function uniqueNames(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const { name } = await world.template(trial);
  const created = world.announce(trial, 'template', name);
  const exchange = await trial.call('CreateTemplate', { body: { template: templateRecord(name) } });
  created(exchange);
  expectUniqueName(trial, 'CreateTemplate.SMS.7112', exchange);
}

async function uniqueNewNames(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const taken = await world.template(trial);
  const { id } = await world.template(trial);
  const body = { template: templateRecord(taken.name) };
  const exchange = await trial.call('UpdateTemplate', { path: { id }, body });
  expectUniqueName(trial, 'UpdateTemplate.SMS.7112', exchange);
  const own = await world.template(trial);
  const kept = await trial.call('UpdateTemplate', {
    path: { id: own.id },
    body: { template: templateRecord(own.name) },
  });
  trial.expectAccepted('UpdateTemplate.SMS.7112', kept, 'an update that keeps the name');
}

async function change(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const { id, name } = await world.template(trial);
  const before = await lookAt(trial, 'template', id);
  const changes: JsonObject = {
    target_server_name: `${name}-b`,
    flavor: 's6.xlarge.2',
    volumetype: 'SSD',
    disk: [{ id: 0, index: 0, name: 'system', disktype: 'SSD', size: 80, device_use: 'BOOT' }],
  };
  const body = { template: { ...templateRecord(name), ...changes } };
  const answer = await trial.call('UpdateTemplate', { path: { id }, body });
  if (!isAccepted(answer)) return;
  const after = await lookFor(trial, 'template', id, ({ record }) => record.flavor === changes.flavor);
  expectAgreement(trial, 'UpdateTemplate.read-back', changes, after, ['flavor']);
  expectOnlyChanged(
    trial,
    'UpdateTemplate.read-back',
    'template',
    [before, after],
    pick(after.record, Object.keys(changes)),
  );
  await expectAlone(trial, id, name);
}

/** A change makes no other template of the name. */
async function expectAlone(trial: Trial, id: string, name: string): Promise<void> {
  const { items, exchange } = await listed(trial, 'template', queryByName('template', name), (item) => {
    return item.name === name;
  });
  for (const other of items)
    if (other.id !== id) trial.context.world.adopt(trial, 'template', name, other.id);
  trial.expect('UpdateTemplate.read-back', {
    ok: items.every((item) => item.id === id),
    message: `The template ${name} was changed, and ListTemplates has ${items.length} of that name.`,
    expected: [id],
    received: items.map((item) => item.id ?? null),
    exchange,
  });
}

/** Each field on its own; a server may hold a value to be unknown, or not to fit, and what it accepts it has to keep. */
async function changeEach(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const created = await world.template(trial);
  let written = templateRecord(created.name);
  await expectListedAlike(trial, 'template', created.id);
  const { id: other } = await world.template(trial);
  const before = await lookAt(trial, 'template', other);
  const changes: JsonObject = {
    name: world.freshName(),
    region: 'cn-north-1',
    availability_zone: 'cn-north-1a',
    projectid: freshId().replaceAll('-', ''),
    vpc: { id: 'autoCreate', name: 'autoCreate', cidr: '10.0.0.0/8' },
    nics: [{ id: 'autoCreate', name: 'autoCreate', cidr: '10.1.0.0/16', ip: '' }],
    publicip: { type: '5_bgp', bandwidth_size: 10, bandwidth_share_type: 'PER' },
    data_volume_type: 'SSD',
  };
  for (const [field, value] of Object.entries(changes)) {
    const body = { template: { ...written, [field]: value } };
    const answer = await trial.call('UpdateTemplate', { path: { id: created.id }, body });
    if (!isAccepted(answer)) continue;
    written = { ...written, [field]: value };
    const expected = pick(asShown(written), ['name', 'region', 'flavor', ...Object.keys(changes)]);
    const after = await lookFor(
      trial,
      'template',
      created.id,
      ({ record }) => disagreements(expected, record, []).length === 0,
    );
    expectAgreement(trial, 'UpdateTemplate.read-back', expected, after);
  }
  const looks: [Look, Look] = [before, await lookAt(trial, 'template', other)];
  expectOnlyChanged(trial, 'UpdateTemplate.read-back', 'template', looks, {});
  await expectListedAlike(trial, 'template', created.id);
}

async function filters(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const [zone, region] = [`zone-${world.freshName()}`, `region-${world.freshName()}`];
  const wanted = await world.template(trial, { availability_zone: zone, region });
  const other = await world.template(trial);
  const cases: [Record<string, string>, (item: JsonObject) => boolean][] = [
    [{ name: wanted.name }, (item) => String(item.name).includes(wanted.name)],
    [{ availability_zone: zone }, (item) => item.availability_zone === zone],
    [{ region }, (item) => item.region === region],
    [{ name: wanted.name, region }, (item) => item.id === wanted.id],
  ];
  for (const [query, matches] of cases)
    await expectFiltered(trial, 'R62', 'template', query, matches, wanted.id, other.id);
  await expectNothing(trial, 'R62', 'template', { name: wanted.name, region: `no-${region}` });
  await expectNothing(trial, 'R62', 'template', { name: other.name, availability_zone: zone });
  const { projectid } = templateRecord(other.name);
  await expectNothing(trial, 'R62', 'template', { name: other.name, region: String(projectid) });
}

async function pages(trial: Trial): Promise<void> {
  const { world } = trial.context;
  const zone = `zone-${world.freshName()}`;
  const ids: string[] = [];
  for (let index = 0; index < 3; index += 1)
    ids.push((await world.template(trial, { availability_zone: zone })).id);
  await expectPages(trial, 'ListTemplates', { availability_zone: zone }, ids);
}

/** The password itself may be masked, as the documented answer has it. */
async function password(trial: Trial): Promise<void> {
  const path = (await templateArrangements.ShowTargetPassword?.prepare(trial))?.input().path ?? {};
  const exchange = await trial.call('ShowTargetPassword', { path });
  if (!isAccepted(exchange))
    throw new Unproven(`ShowTargetPassword refused a template: ${summary(exchange)}.`);
  const record = answerOf(exchange);
  expectAgreement(trial, 'R63', { template_id: path.id ?? '' }, { record, exchange }, ['template_id']);
}

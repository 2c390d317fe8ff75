import type { Contract } from '../../spec/contract.js';
import type { Json } from '../../spec/exact-json.js';
import { ruleRequirementId, rulesOf } from '../../spec/rules.js';
import { demands } from '../arrangements/arrangement.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import type { Check } from '../harness/check.js';
import { Scene } from '../harness/scene.js';
import { show, type Trial } from '../harness/trial.js';
import { ABSENT, place } from './place.js';

/** A value that a rule of the error table forbids or, with `accepted`, allows at its limit. */
interface FieldCase {
  rule: string;
  operationId: string;
  path: string;
  value: Json | typeof ABSENT | ((name: string) => Json);
  accepted?: boolean;
  /** The request holds only this field: its other fields are not what the case is about. */
  alone?: boolean;
}

const refused = (
  rule: string,
  operationId: string,
  path: string,
  ...values: (Json | typeof ABSENT)[]
): FieldCase[] => values.map((value) => ({ rule, operationId, path, value }));

const padded = (length: number) => (name: string) => name.padEnd(length, 'x');

const SOURCE_NAMES = ['RegisterServer', 'UpdateServerName'].flatMap((operationId): FieldCase[] => {
  const alone = operationId === 'UpdateServerName';
  const shared = { operationId, path: 'name', alone };
  return [
    { ...shared, rule: 'SMS.6001', value: '' },
    { ...shared, rule: 'SMS.6002', value: padded(64), accepted: true },
    { ...shared, rule: 'SMS.6002', value: padded(256) },
    { ...shared, rule: 'SMS.6003', value: (name) => `${name}/b` },
    { ...shared, rule: 'SMS.6003', value: (name) => `${name}@b` },
    { ...shared, rule: 'SMS.6003', value: (name) => `${name} b` },
    { ...shared, rule: 'SMS.6003', value: (name) => `${name}-b_c.1`, accepted: true },
  ];
});

const TASK_NAMES: FieldCase[] = [
  { rule: 'SMS.7711', operationId: 'UpdateTask', path: 'name', value: '', alone: true },
  { rule: 'SMS.7711', operationId: 'UpdateTask', path: 'name', value: 'a.b', alone: true },
  { rule: 'SMS.7711', operationId: 'UpdateTask', path: 'name', value: 'a b', alone: true },
  { rule: 'SMS.7711', operationId: 'UpdateTask', path: 'name', value: padded(65), alone: true },
  {
    rule: 'SMS.7711',
    operationId: 'UpdateTask',
    path: 'name',
    value: padded(64),
    alone: true,
    accepted: true,
  },
  {
    rule: 'SMS.7711',
    operationId: 'UpdateTask',
    path: 'name',
    value: '迁移_任务-1',
    alone: true,
    accepted: true,
  },
];

/** A network or security group that is to be created; there can be only one. */
const AUTOMATIC = { id: 'autoCreate', name: 'autoCreate' };

const twice = (item: Json): Json => [item, item];

/** At both limits, which the table has in characters; no other project may have the name. */
const PROJECT_NAMES = ['CreateMigproject', 'UpdateMigproject'].flatMap((operationId): FieldCase[] => [
  { rule: 'R69', operationId, path: 'name', value: padded(19), accepted: true },
  { rule: 'R69', operationId, path: 'name', value: padded(20) },
  { rule: 'R69', operationId, path: 'name', value: 'a' },
]);

const CASES: FieldCase[] = [
  ...SOURCE_NAMES,
  ...refused('SMS.6530', 'RegisterServer', 'ip', 'abc', '999.1.1.1'),
  ...refused('SMS.6601', 'RegisterServer', 'os_type', 'MAC'),
  ...refused('SMS.6601', 'CreateTask', 'os_type', 'MAC'),
  ...refused('SMS.7726', 'UpdateCopyState', 'copystate', ABSENT),
  ...refused('SMS.7726', 'UpdateCopyState', 'migrationcycle', ABSENT),
  ...refused('SMS.7727', 'UpdateCopyState', 'copystate', ''),
  ...refused('SMS.7727', 'UpdateCopyState', 'migrationcycle', ''),
  ...refused('SMS.6030', 'CreateTask', 'source_server.id', '', '???'),
  ...refused('SMS.6602', 'CreateTask', 'migration_ip', 'abc'),
  { rule: 'SMS.6602', operationId: 'UpdateTask', path: 'migration_ip', value: 'abc', alone: true },
  ...refused('SMS.6610', 'CreateTask', 'os_type', 'WINDOWS'),
  ...TASK_NAMES,
  ...PROJECT_NAMES,
  ...[
    { migration_ip: '::1', use_ipv6: false },
    { migration_ip: '192.168.0.12', use_ipv6: true },
  ].map((value): FieldCase => ({ rule: 'R81', operationId: 'UpdateTask', path: '', value, alone: true })),
  ...refused('R83', 'UpdateTask', 'target_server.networks[].mac', ''),
  ...refused('SMS.6022', 'UpdateCommandResult', 'result', 'maybe', ''),
  ...refused('SMS.6405', 'UpdateSpeed', 'speed_limit[].start', '8am', '25:00', 'aa:bb', '10:60'),
  ...refused('SMS.6405', 'UpdateSpeed', 'speed_limit[].end', '24:61', '10:60', '10'),
  ...['CreateTemplate', 'UpdateTemplate'].flatMap((operationId) => [
    ...refused('R58', operationId, 'template.nics', twice({ ...AUTOMATIC, cidr: '192.168.0.0/24' })),
    ...refused('R58', operationId, 'template.security_groups', twice(AUTOMATIC)),
  ]),
];

/** Asks for the rules of the error table that are about one field. */
export function fieldRuleChecks(contract: Contract, operationId: string): Check[] {
  const arrangement = ARRANGEMENTS[operationId];
  const rules = new Map(rulesOf(contract.edition).map((rule) => [rule.id, rule]));
  const cases = CASES.filter((one) => one.operationId === operationId && rules.has(one.rule));
  if (!arrangement || cases.length === 0) return [];
  const idOf = (one: FieldCase) => {
    const rule = rules.get(one.rule);
    return rule ? ruleRequirementId(rule, operationId) : one.rule;
  };
  return [
    {
      suite: 'rejections',
      operationId,
      label: 'field rules',
      requirements: [...new Set(cases.map(idOf))],
      ...demands(arrangement),
      pollutes: true,
      async run(trial) {
        for (const one of cases) {
          const codes = rules.get(one.rule)?.codes ?? [];
          await ask(trial, one, idOf(one), codes);
        }
      },
    },
  ];
}

async function ask(
  trial: Trial,
  one: FieldCase,
  requirement: string,
  codes: readonly string[],
): Promise<void> {
  const { operationId, path, accepted } = one;
  const { world } = trial.context;
  const scene = new Scene(trial, operationId);
  const value = typeof one.value === 'function' ? one.value(world.freshName()) : one.value;
  const { body = {}, ...input } = await scene.input();
  const changed = place(one.alone ? {} : body, path, value);
  if (changed === undefined) return;
  const why = value === ABSENT ? `a request without ${path}` : `${path || 'the body'} = ${show(value)}`;
  const request = { ...input, body: changed };
  if (accepted) {
    trial.expectAccepted(requirement, await scene.sendValid(request), why);
  } else {
    const statuses = path.endsWith('.id') ? [404] : [];
    trial.expectRefused(requirement, await scene.sendInvalid(request, why), why, { codes, statuses });
  }
  await world.tidy(trial);
}

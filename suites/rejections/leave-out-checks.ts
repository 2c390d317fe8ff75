import type { Contract } from '../../spec/contract.js';
import { ruleRequirementId, rulesOf } from '../../spec/rules.js';
import { demands } from '../arrangements/arrangement.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import type { Check } from '../harness/check.js';
import { isAccepted } from '../harness/exchange.js';
import { Scene } from '../harness/scene.js';
import { summary, type Trial } from '../harness/trial.js';
import { type Changes, changed, describeChanges } from './changes.js';
import { ABSENT } from './place.js';

/** A request without fields that the documents call needless in its case. */
interface Lean {
  rule: string;
  operationId: string;
  body: Changes;
  /** What may be done besides, with a meaning that the documents leave open: recorded. */
  open?: Changes;
}

const DISK = 'disks[].physical_volumes[]';
const GROUP = 'volume_groups[].logical_volumes[]';

const CASES: Lean[] = [
  {
    rule: 'R22',
    operationId: 'UpdateServerName',
    body: Object.fromEntries(
      [
        'disks[].need_migration',
        ...['need_migration', 'adjust_size'].flatMap((name) => [
          `${DISK}.${name}`,
          `volume_groups[].${name}`,
          `${GROUP}.${name}`,
        ]),
      ].map((path) => [path, ABSENT]),
    ),
    // Less than is used, where it is a size, and little, where it is a difference.
    open: { [`${DISK}.adjust_size`]: 1024 ** 2 },
  },
  {
    rule: 'R86',
    operationId: 'CreateTask',
    body: { exist_server: false, migration_ip: ABSENT, 'target_server.disks[].disk_id': ABSENT },
  },
  {
    rule: 'R86',
    operationId: 'UpdateTask',
    body: {
      exist_server: false,
      migration_ip: ABSENT,
      'target_server.vm_id': ABSENT,
      'target_server.disks[].disk_id': ABSENT,
    },
  },
];

/** Asks whether fields may be left out where the documents say so. */
export function leaveOutChecks(contract: Contract, operationId: string): Check[] {
  const arrangement = ARRANGEMENTS[operationId];
  const rules = new Map(rulesOf(contract.edition).map((rule) => [rule.id, rule]));
  const cases = CASES.filter((one) => one.operationId === operationId).flatMap((one) => {
    const rule = rules.get(one.rule);
    return rule ? [{ ...one, requirement: ruleRequirementId(rule, operationId) }] : [];
  });
  if (!arrangement || cases.length === 0) return [];
  return [
    {
      suite: 'rejections',
      operationId,
      label: 'needless fields',
      requirements: cases.map(({ requirement }) => requirement),
      ...demands(arrangement),
      async run(trial) {
        for (const one of cases) await ask(trial, one);
      },
    },
  ];
}

async function ask(
  trial: Trial,
  { operationId, requirement, body: changes, open }: Lean & { requirement: string },
): Promise<void> {
  const scene = new Scene(trial, operationId);
  const send = async (more: Changes) => {
    const { body = {}, ...rest } = await scene.input();
    const sent = changed(body, more);
    return scene.sendValid({ ...rest, body: sent ?? body });
  };
  trial.expectAccepted(requirement, await send(changes), `a request with ${describeChanges(changes)}`);
  if (!open) return;
  const exchange = await send(open);
  const answer = isAccepted(exchange) ? 'accepted' : `refused (${summary(exchange)})`;
  trial.context.recorder.pass(requirement, `${describeChanges(open)}: ${answer}`);
}

import type { Contract } from '../../spec/contract.js';
import { ruleRequirementId, rulesOf } from '../../spec/rules.js';
import { demands } from '../arrangements/arrangement.js';
import { ARRANGEMENTS } from '../arrangements/arrangements.js';
import type { Check } from '../harness/check.js';
import { type CallInput, isAccepted } from '../harness/exchange.js';
import { Scene } from '../harness/scene.js';
import { summary, type Trial } from '../harness/trial.js';
import { type Changes, changed, describeChanges } from './changes.js';
import { ABSENT } from './place.js';

/**
 * A request that one part of the documents forbids and another allows, or whose limit is not documented: what the
 * server does is recorded.
 */
interface Question {
  rule: string;
  operationId: string;
  /** What the body has instead. */
  body?: Changes;
  /** What is sent in place of other parts of the request, in words as well. */
  request?: Partial<CallInput>;
  why?: string;
}

const GIB = 1024 ** 3;

const VOLUMES = {
  RegisterServer: 'disks[].physical_volumes[]',
  UpdateDiskInfo: 'disks[].physical_volumes[]',
  CreateTask: 'target_server.disks[].physical_volumes[]',
};

const LISTS = ['ListErrorServers', 'ListServers', 'ListTasks', 'ListTemplates', 'ListMigprojects'];

const QUESTIONS: Question[] = [
  // Tables call a field optional, or an empty one legal, that the error table demands.
  ...Object.entries(VOLUMES).flatMap(([operationId, volume]): Question[] => [
    { rule: 'SMS.6104', operationId, body: { [`${volume}.name`]: ABSENT } },
    { rule: 'SMS.6105', operationId, body: { [`${volume}.size`]: ABSENT } },
  ]),
  { rule: 'SMS.6035', operationId: 'RegisterServer', body: { domain_id: ABSENT } },
  { rule: 'SMS.6034', operationId: 'CreateTask', body: { region_name: '' } },
  { rule: 'SMS.7724', operationId: 'CreateTask', body: { project_id: '' } },
  { rule: 'SMS.7725', operationId: 'CreateTask', body: { region_id: '' } },
  // SMS.6539 has a disk that is smaller than its partitions, SMS.6614 one that is not larger.
  {
    rule: 'SMS.6539',
    operationId: 'CreateTask',
    body: { [`${VOLUMES.CreateTask}.size`]: 40 * GIB, 'target_server.disks[].size': 40 * GIB },
  },
  // The oldest version of the agent, and which enterprise projects there are, is not documented.
  { rule: 'SMS.6303', operationId: 'RegisterServer', body: { agent_version: '0.0.1' } },
  { rule: 'SMS.9005', operationId: 'CreateMigproject', body: { enterprise_project: 'smsconf-unknown' } },
  // Of several codes for one situation, none is said to go before the others.
  { rule: 'SMS.6102', operationId: 'UpdateTask', body: { target_server: 'text' } },
  { rule: 'SMS.6102', operationId: 'UpdateDiskInfo', body: { disks: 'text' } },
  {
    rule: 'SMS.7705',
    operationId: 'CreateTask',
    request: { rawBody: '{"name": ' },
    why: 'JSON that ends early',
  },
  // Content-Length need not be there, and 411 demands it.
  {
    rule: 'content-length',
    operationId: 'RegisterServer',
    request: { chunked: true },
    why: 'a body in chunks, without its length',
  },
  ...LISTS.map(
    (operationId): Question => ({
      rule: 'SMS.6404',
      operationId,
      request: { query: { limit: 'abc', offset: '0' } },
      why: 'limit=abc',
    }),
  ),
];

/** Asks what the server does where the documents leave it open. */
export function readingChecks(contract: Contract, operationId: string): Check[] {
  const arrangement = ARRANGEMENTS[operationId];
  const rules = new Map(rulesOf(contract.edition).map((rule) => [rule.id, rule]));
  const questions = QUESTIONS.filter((one) => one.operationId === operationId).flatMap((question) => {
    const rule = rules.get(question.rule);
    return rule ? [{ ...question, requirement: ruleRequirementId(rule, operationId) }] : [];
  });
  if (!arrangement || questions.length === 0) return [];
  return [
    {
      suite: 'rejections',
      operationId,
      label: 'left open',
      requirements: questions.map(({ requirement }) => requirement),
      ...demands(arrangement),
      pollutes: arrangement.scope !== 'read-only',
      async run(trial) {
        const scene = new Scene(trial, operationId);
        for (const question of questions) await ask(trial, scene, question);
      },
    },
  ];
}

async function ask(trial: Trial, scene: Scene, question: Question & { requirement: string }): Promise<void> {
  const { operationId, requirement, body: changes = {}, request = {} } = question;
  const why = question.why ?? describeChanges(changes);
  const { body, ...rest } = await scene.input();
  const sent = body === undefined ? undefined : changed(body, changes);
  const exchange = await scene.sendInvalid(
    { ...rest, ...(sent !== undefined && { body: sent }), ...request },
    why,
  );
  trial.expect(requirement, {
    ok: exchange.status < 500,
    message: `${operationId} answered ${summary(exchange)} to ${why}.`,
    expected: [200, 400],
    received: exchange.status,
    exchange,
    reading: `${why}: ${isAccepted(exchange) ? 'accepted' : `refused (${summary(exchange)})`}`,
  });
}

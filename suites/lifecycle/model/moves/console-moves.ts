import { logBody, settingsBody, speedLimitsBody } from '../../../bodies/report-bodies.js';
import { minimalTaskBody } from '../../../bodies/task-body.js';
import { SAME, UNCHANGED } from '../after.js';
import type { Condition } from '../condition.js';
import type { Decision, Move, Objects } from '../move.js';
import { NONE } from '../situation.js';
import { LASTING } from './transition-decisions.js';

const onTask = ({ taskId }: Objects) => ({ path: { task_id: taskId } });

const onSource = ({ sourceId }: Objects) => ({ path: { source_id: sourceId } });

/** A request that no document ties to a state: accepted while a migration is about to begin, or runs. */
const FREELY: readonly Decision[] = [
  { when: { task: ['READY', 'RUNNING'], usual: true }, answer: 'accepted' },
];

const FREELY_WITHOUT_TASK: readonly Decision[] = [
  { when: { task: [NONE, 'READY', 'RUNNING'], usual: true }, answer: 'accepted' },
];

const AT_WORK: Condition = { task: ['RUNNING', 'SYNCING'], usual: true };

/** States of the source in which the page of 2026 lets the clone server be updated. */
const CLONE_STATES = ['syncing', 'stopping', 'stopped', 'cutovering', 'finished', 'error'];

const BEFORE_CLONING = ['unavailable', 'waiting', 'initialize', 'replicate', 'skipping', 'deleting'];

type Common = 'by' | 'asked' | 'after';

const console = (move: Omit<Move, Common> & Partial<Pick<Move, Common>>): Move => ({
  by: 'user',
  asked: 'in usual pairs',
  after: UNCHANGED,
  ...move,
});

/** What the user asks for besides actions and deletions. */
export const consoleMoves: readonly Move[] = [
  console({
    id: 'create a task',
    operationId: 'CreateTask',
    about: 'source',
    what: 'a task',
    asked: 'in every pair',
    creates: 'task',
    input: ({ trial, sourceId }) => ({ body: minimalTaskBody(trial.context.world.freshName(), sourceId) }),
    decisions: [{ when: { task: [NONE], usual: true }, answer: 'accepted' }],
    after: UNCHANGED,
    // Whether a source takes a second task is open; the first one stays in any case. The source may begin anew.
    instead: [
      { when: { task: [NONE], source: ['waiting'] }, task: ['READY'], source: [SAME] },
      { when: { task: [NONE] }, task: ['READY'], source: [SAME, 'waiting'] },
      { when: { task: ['READY'] }, task: [SAME], source: [SAME, 'waiting'] },
    ],
    transition: 'task.create',
  }),
  console({
    id: 'rename the task',
    operationId: 'UpdateTask',
    about: 'task',
    what: 'a new name',
    input: (objects) => ({ ...onTask(objects), body: { name: objects.trial.context.world.freshName() } }),
    decisions: FREELY,
  }),
  console({
    id: 'change the clone server',
    operationId: 'UpdateTask',
    about: 'task',
    what: 'another clone server',
    asked: 'in every pair',
    input: (objects) =>
      objects.trial.context.recorder.has('R80')
        ? { ...onTask(objects), body: { clone_server: { name: 'smsconf' } } }
        : undefined,
    decisions: [
      { when: { source: BEFORE_CLONING, usual: true }, answer: 'refused', by: 'R80' },
      { when: { task: ['SYNCING'], source: CLONE_STATES, usual: true }, answer: 'accepted', by: 'R80' },
    ],
  }),
  console({
    id: 'limit the speed',
    operationId: 'UpdateSpeed',
    about: 'task',
    what: 'speed limits',
    input: (objects) => ({ ...onTask(objects), body: speedLimitsBody() }),
    decisions: FREELY,
  }),
  console({
    id: 'show the speed limits',
    operationId: 'ShowsSpeedLimits',
    about: 'task',
    what: 'the speed limits',
    input: onTask,
    decisions: [],
  }),
  console({
    id: 'collect the logs',
    operationId: 'CollectLog',
    about: 'task',
    what: 'a collection of logs',
    input: (objects) => ({ ...onTask(objects), body: logBody() }),
    decisions: [
      {
        when: { task: ['READY'], usual: true, past: { started: ['no'] } },
        answer: 'refused',
        by: 'SMS.7717',
        codes: ['SMS.7717'],
      },
      {
        when: { ...AT_WORK, past: { started: ['yes'], collecting: ['no'] } },
        answer: 'accepted',
        by: 'SMS.7717',
      },
    ],
    remember: { collecting: 'perhaps' },
  }),
  console({
    id: 'unlock the target',
    operationId: 'UnlockTargetEcs',
    about: 'task',
    what: 'to unlock the target',
    input: onTask,
    decisions: [],
  }),
  console({
    id: 'show the passphrase',
    operationId: 'ShowPassphrase',
    about: 'task',
    what: 'the passphrase',
    input: onTask,
    decisions: [{ when: AT_WORK, answer: 'accepted', by: 'SMS.9905' }],
  }),
  console({
    id: 'show the certificates',
    operationId: 'ShowCertKey',
    about: 'task',
    what: 'the certificates',
    input: onTask,
    decisions: [{ when: AT_WORK, answer: 'accepted' }],
  }),
  console({
    id: 'show the password of the target',
    operationId: 'ShowTargetPassword',
    about: 'template',
    what: 'the password of the target',
    needs: 'template',
    input: ({ templateId }) => ({ path: { id: templateId } }),
    decisions: [{ when: AT_WORK, answer: 'accepted' }],
  }),
  console({
    id: 'delete the template',
    operationId: 'DeleteTemplate',
    about: 'template',
    what: 'a deletion of its template',
    needs: 'template',
    input: ({ templateId }) => ({ path: { id: templateId } }),
    decisions: [
      { when: { task: LASTING }, answer: 'refused', by: 'DeleteTemplate.SMS.7111', codes: ['SMS.7111'] },
    ],
  }),
  console({
    id: 'upload settings',
    operationId: 'UploadSpecialConfigurationSetting',
    about: 'task',
    what: 'settings',
    input: (objects) => ({ ...onTask(objects), body: settingsBody() }),
    decisions: FREELY,
  }),
  console({
    id: 'rename the source',
    operationId: 'UpdateServerName',
    about: 'source',
    what: 'a new name of the source',
    input: (objects) => ({ ...onSource(objects), body: { name: objects.trial.context.world.freshName() } }),
    decisions: FREELY_WITHOUT_TASK,
  }),
  console({
    id: 'move the source to a project',
    operationId: 'UpdateServerName',
    about: 'source',
    what: 'another migration project',
    needs: 'project',
    input: (objects) => ({ ...onSource(objects), body: { migprojectid: objects.projectId } }),
    decisions: FREELY_WITHOUT_TASK,
  }),
];

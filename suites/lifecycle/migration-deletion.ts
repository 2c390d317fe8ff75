import { isAccepted } from '../harness/exchange.js';
import { lookAt, lookFor } from '../harness/look.js';
import { Unproven } from '../harness/unproven.js';
import { refusalOf } from '../rejections/refusal-of.js';
import { expectUnlisted } from './expect-deleted.js';
import { noteTransition } from './note-transition.js';
import type { Story } from './story.js';

/** A running task may go only when the agent is disconnected, which a client can see but not cause. */
export async function refuseDeletion({ trial, sourceId, taskId }: Story): Promise<void> {
  const source = await lookAt(trial, 'source', sourceId);
  const task = await lookAt(trial, 'task', taskId);
  const calls = {
    'DeleteTask.SMS.7719': () => trial.call('DeleteTask', { path: { task_id: taskId } }),
    'DeleteTasks.SMS.7719': () => trial.call('DeleteTasks', { body: { ids: [taskId] } }),
  };
  for (const [requirement, call] of Object.entries(calls)) {
    if (source.record.state !== 'replicate' || task.record.state !== 'RUNNING') {
      trial.context.recorder.unproven(requirement, 'the task was not running with a replicating source');
    } else if (source.record.connected === false) {
      trial.context.recorder.pass(requirement, 'agent shown as disconnected: deletion is allowed');
    } else {
      const answer = await call();
      const why = 'to delete a running task whose source is replicating';
      trial.expectRefused(requirement, answer, why, refusalOf(trial.context.contract, 'SMS.7719'));
      const kept = await lookAt(trial, 'task', taskId);
      trial.expect(requirement, {
        ok: isAccepted(kept.exchange),
        message: `${answer.operation.operationId} was asked to delete a running task, and it is gone.`,
        expected: 200,
        received: kept.exchange.status,
        exchange: kept.exchange,
      });
      if (!isAccepted(kept.exchange)) throw new Unproven('the task was deleted while it was running');
    }
  }
}

export async function deleteTask({ trial, sourceId, taskId }: Story): Promise<void> {
  const answer = await trial.call('DeleteTask', { path: { task_id: taskId } });
  const accepted = trial.expectAccepted('task.delete', answer, 'to delete a stopped task');
  noteTransition(trial.context.recorder, 'task.delete', 'ABORT', accepted ? 'passed' : 'failed');
  if (!accepted) throw new Unproven('the stopped task could not be deleted');
  const gone = await lookFor(trial, 'task', taskId, ({ exchange }) => !isAccepted(exchange));
  const refusal = { ...refusalOf(trial.context.contract, 'task-deletion'), statuses: [404] };
  trial.expectRefused('task-deletion', gone.exchange, 'to show a deleted task', refusal);
  await expectUnlisted(trial, 'task-deletion', 'task', taskId);
  const free = await lookFor(
    trial,
    'source',
    sourceId,
    ({ record }) => !hasTask(record.current_task, taskId),
  );
  trial.expect('task-deletion', {
    ok: !hasTask(free.record.current_task, taskId),
    message: `The task ${taskId} is deleted; ShowServer still shows it as the current task.`,
    expected: null,
    received: free.record.current_task ?? null,
    exchange: free.exchange,
  });
  if (!isAccepted(gone.exchange)) trial.context.world.forget('task', taskId);
}

const hasTask = (current: unknown, id: string): boolean =>
  typeof current === 'object' && current !== null && 'id' in current && current.id === id;

export async function deleteSource({ trial, sourceId }: Story): Promise<void> {
  const path = { source_id: sourceId };
  const answer = await trial.eventually(() => trial.call('DeleteServer', { path }), isAccepted);
  const accepted = ['task-deletion', 'R20'].map((id) =>
    trial.expectAccepted(id, answer, 'to delete a source whose task is gone'),
  );
  if (accepted.includes(false)) return;
  const gone = await lookFor(trial, 'source', sourceId, ({ exchange }) => !isAccepted(exchange));
  const refusal = { ...refusalOf(trial.context.contract, 'R20'), statuses: [404] };
  trial.expectRefused('R20', gone.exchange, 'to show a deleted source', refusal);
  const again = await trial.call('DeleteServer', { path });
  trial.expectRefused('R20', again, 'to delete a source twice', refusal);
  await expectUnlisted(trial, 'R20', 'source', sourceId);
  if (!isAccepted(gone.exchange)) trial.context.world.forget('source', sourceId);
}

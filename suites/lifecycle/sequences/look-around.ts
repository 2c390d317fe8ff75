import { isJsonObject, type JsonObject, objectsIn } from '../../../spec/exact-json.js';
import { lifecycle } from '../../../spec/lifecycle.js';
import type { Exchange } from '../../harness/exchange.js';
import { listed, lookAt } from '../../harness/look.js';
import { show } from '../../harness/trial.js';
import { isKept } from '../model/after.js';
import { describeSituation, inOneSpelling, type Situation } from '../model/situation.js';
import type { Issued } from '../play/command-book.js';
import type { Play } from '../play/play.js';
import type { Actor } from './actor.js';
import { fetchCommand } from './fetch-command.js';
import type { History, Thing } from './history.js';
import { reportResult } from './steps/command-steps.js';

/** Looks at everything of a history from every side: each shows the same, and what was reported is still there. */
export async function lookAround(history: History): Promise<void> {
  for (const actor of history.actors) {
    await history.expectUntouched(actor, 'ShowServer');
    await expectCurrentTask(actor);
    await expectListed(actor);
    await expectProgress(actor);
    history.judge();
  }
  for (const project of history.projects) await expectSourcesOf(history, project);
  history.judge();
}

/** A migration project has the sources that belong to it, and no other. */
async function expectSourcesOf({ trial, actors }: History, { id }: Thing): Promise<void> {
  const own = actors.filter(({ projectId }) => projectId === id).map(({ play }) => play.sourceId);
  const isRight = (items: JsonObject[]) => items.map(idOf).sort().join() === own.sort().join();
  const { items, exchange } = await trial.eventually(
    () => listed(trial, 'source', { migproject: id }, () => true),
    (seen) => isRight(seen.items),
  );
  trial.expect('ListServers.history', {
    ok: isRight(items),
    message: `The migration project ${id} has ${own.length} sources; ListServers shows ${items.length} for it.`,
    expected: own,
    received: items.map(idOf),
    exchange,
  });
}

const stateOf = (value: unknown): string =>
  isJsonObject(value) ? inOneSpelling(String(value.state ?? '')) : '';

const idOf = (value: unknown): string => (isJsonObject(value) ? String(value.id ?? '') : '');

/** A source names no other task than its own, and shows it in the state in which the task shows itself. */
async function expectCurrentTask({ play }: Actor): Promise<void> {
  const { trial, sourceId, taskId, situation } = play;
  const agrees = ({ record }: { record: JsonObject }) =>
    stateOf(record) === situation.source &&
    idOf(record.current_task) === taskId &&
    (taskId === '' || stateOf(record.current_task) === situation.task);
  const look = await trial.eventually(() => lookAt(trial, 'source', sourceId), agrees);
  const current = look.record.current_task;
  const [id, state] = [idOf(current), stateOf(current)];
  // Whether a source shows its task at all is a requirement of its own.
  const isOwn = id === '' || id === taskId;
  trial.expect('ShowServer.history', {
    ok: isOwn && (state === '' || state === situation.task),
    message: `ShowServer shows the current task ${show(id)} as ${state} for ${describeSituation(situation)}; its task is ${show(taskId)}.`,
    expected: { id: taskId, state: taskId === '' ? '' : situation.task },
    received: { id, state },
    exchange: look.exchange,
  });
  expectSourceState(play, look);
}

/** A source shows itself where its task shows it. */
function expectSourceState(
  play: Play,
  { record, exchange }: { record: JsonObject; exchange: Exchange },
): void {
  const { trial, situation } = play;
  const state = stateOf(record);
  const shown = { ...situation, source: state };
  trial.expect('ShowServer.history', {
    ok: isKept(situation, shown) || play.isLate(situation, shown),
    message: `ShowServer shows the state ${state} for ${describeSituation(situation)}.`,
    expected: situation.source,
    received: state,
    exchange,
  });
}

/** Both lists show what the records show. */
async function expectListed(actor: Actor): Promise<void> {
  const { trial, sourceId, taskId } = actor.play;
  const own = taskId === '' ? [] : [taskId];
  const tasks = () => listed(trial, 'task', { source_server_id: sourceId }, () => true);
  const { situation } = actor.play;
  const asShown = (items: JsonObject[]) =>
    items.map(idOf).join() === own.join() &&
    items.every((item) => isKept(situation, { ...situation, task: stateOf(item) }));
  const { items, exchange } = await trial.eventually(tasks, ({ items }) => asShown(items));
  for (const { log_collect_status: status } of items)
    if (typeof status === 'string') trial.context.recorder.see('logs', status);
  trial.expect('ListTasks.history', {
    ok: asShown(items),
    message: `ListTasks shows ${show(items.map((item) => [idOf(item), stateOf(item)]))} for ${describeSituation(situation)}.`,
    expected: own.map((id) => ({ id, state: situation.task })),
    received: items.map((item) => ({ id: idOf(item), state: stateOf(item) })),
    exchange,
  });
  await expectListedSource(actor, situation);
}

async function expectListedSource({ play }: Actor, situation: Situation): Promise<void> {
  const { trial, sourceId } = play;
  const asShown = (items: JsonObject[]) =>
    items.length === 1 && isKept(situation, { ...situation, source: stateOf(items[0]) });
  const sources = await trial.eventually(
    () => listed(trial, 'source', { id: sourceId }, (item) => item.id === sourceId),
    ({ items }) => asShown(items),
  );
  const [entry] = sources.items;
  trial.expect('ListServers.history', {
    ok: asShown(sources.items),
    message: `ListServers has ${sources.items.length} entries, the first ${stateOf(entry)}, for ${describeSituation(situation)}.`,
    expected: situation.source,
    received: entry === undefined ? null : stateOf(entry),
    exchange: sources.exchange,
  });
}

/** Nothing that was reported has gone back. */
async function expectProgress({ play, progress }: Actor): Promise<void> {
  const { trial, taskId } = play;
  if (taskId === '' || progress.size === 0) return;
  const { record, exchange } = await lookAt(trial, 'task', taskId);
  const subtasks = objectsIn(record.sub_tasks);
  for (const [name, reported] of progress) {
    const shown = subtasks.filter((subtask) => subtask.name === name).map((each) => Number(each.progress));
    trial.expect('UpdateTaskSpeed.history', {
      ok: shown.length === 0 || Math.max(...shown) >= reported,
      message: `The subtask ${name} was reported to be at ${reported} percent, and the task was not set going again; ShowTask shows ${show(shown)}.`,
      expected: reported,
      received: shown,
      exchange,
    });
  }
}

/** More commands than any history asks for. */
const MOST = 10;

/** The agent asks and reports until the newest command was told that an action has to send. */
export async function expectDueCommands(history: History): Promise<void> {
  for (const actor of history.actors) {
    const { due } = actor.commands;
    if (!due) continue;
    const { trial } = actor.play;
    let blocked = false;
    await trial.eventually(
      async () => {
        blocked = await drain(actor, due);
      },
      () => due.wasTold || blocked,
    );
    if (!blocked)
      trial.expect('R55', {
        ok: due.wasTold,
        message: `${due.name} is due for the task ${due.taskId}; ShowCommand never told it.`,
        expected: due.name,
        received: null,
      });
    history.judge();
  }
}

/** @returns whether a command is in the way that the agent cannot report about */
async function drain(actor: Actor, due: Issued): Promise<boolean> {
  for (let asked = 0; asked < MOST && !due.wasTold; asked += 1) {
    const told = await fetchCommand(actor);
    if (!told) return false;
    await reportResult(actor, true);
    if (!told.isDone && !lifecycle.commands.reported.includes(told.name)) {
      const next = await fetchCommand(actor);
      if (next?.name === told.name) return true;
    }
  }
  return false;
}

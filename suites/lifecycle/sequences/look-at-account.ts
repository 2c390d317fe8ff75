import { isJsonObject, type JsonObject } from '../../../spec/exact-json.js';
import { lifecycle } from '../../../spec/lifecycle.js';
import { defaultProjects } from '../../arrangements/project-arrangements.js';
import { listed } from '../../harness/look.js';
import { show } from '../../harness/trial.js';
import { inOneSpelling } from '../model/situation.js';
import type { History } from './history.js';

/** How often numbers of the whole account are compared before a difference counts: others may be at work. */
const ATTEMPTS = 3;

/** How often at most, when every comparison comes out differently. */
const MOST_ATTEMPTS = 10;

/** Looks at what is about the whole account: which project is the default, and the counters of the overview. */
export async function lookAtAccount(history: History): Promise<void> {
  await expectOneDefault(history);
  await expectCounters(history);
  history.judge();
}

/** One project is the default, and it is the one that was made it last. */
export async function expectOneDefault({ trial, defaultId }: History): Promise<void> {
  const marked = await trial.eventually(
    () => defaultProjects(trial),
    (ids) => ids.join() === defaultId,
  );
  trial.expect('UpdateDefaultMigproject.history', {
    ok: marked.join() === defaultId,
    message: `The project ${defaultId} was made the default last; ListMigprojects marks ${show(marked)}.`,
    expected: [defaultId],
    received: marked,
  });
}

/** The counters of the overview are those of the whole list of sources, as long as nobody else changes them. */
async function expectCounters({ trial }: History): Promise<void> {
  const found: string[] = [];
  for (let attempt = 1; attempt <= MOST_ATTEMPTS; attempt += 1) {
    const before = await trial.call('ShowOverview');
    const { items } = await listed(trial, 'source', {}, () => true);
    const after = await trial.call('ShowOverview');
    if (before.text !== after.text || !isJsonObject(after.json)) continue;
    const wrong = differences(after.json, items);
    found.push(wrong.join('; '));
    const steadily = found.length >= ATTEMPTS && new Set(found.slice(-ATTEMPTS)).size === 1;
    if (wrong.length > 0 && !steadily) continue;
    trial.expect('ShowOverview.history', {
      ok: wrong.length === 0,
      message: `ShowOverview does not count what ListServers lists: ${wrong.join('; ')}.`,
      expected: 'the numbers of the list',
      received: after.json,
      exchange: after,
    });
    return;
  }
}

/** Whether a source without a task is counted as waiting or as unconfigured is open. */
function differences(counters: JsonObject, sources: readonly JsonObject[]): string[] {
  return lifecycle.source.counted.states.flatMap((state) => {
    const own = sources.filter((source) => inOneSpelling(String(source.state)) === state);
    const least = state === 'waiting' ? own.filter(hasTask).length : own.length;
    const counted = Number(counters[state]);
    return counted >= least && counted <= own.length ? [] : [`${state} ${counted} instead of ${own.length}`];
  });
}

const hasTask = ({ current_task: task }: JsonObject): boolean => isJsonObject(task) && Boolean(task.id);

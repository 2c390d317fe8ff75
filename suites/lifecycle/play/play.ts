import { isJsonObject, type JsonObject } from '../../../spec/exact-json.js';
import { type Exchange, errorCode, isAccepted } from '../../harness/exchange.js';
import { lookAt } from '../../harness/look.js';
import { obeyCommand } from '../../harness/play-agent.js';
import { RESOURCES } from '../../harness/resources.js';
import { summary, type Trial } from '../../harness/trial.js';
import { Unproven } from '../../harness/unproven.js';
import { ANY, SAME } from '../model/after.js';
import type { After, Objects } from '../model/move.js';
import { learn } from '../model/remember.js';
import { GONE, inOneSpelling, NONE, NOTHING_YET, type Situation } from '../model/situation.js';

/** A situation as the server shows it, and the exchange that showed it. */
export interface Sight {
  situation: Situation;
  exchange: Exchange;
}

/** A source of the run with its task, and what is known of them. */
export class Play implements Objects {
  taskId = '';
  templateId = '';
  projectId = '';
  /** Whether the task was created with the template. */
  isEquipped = false;
  situation: Situation = {
    task: NONE,
    source: 'waiting',
    cycle: '',
    connected: undefined,
    past: NOTHING_YET,
  };
  /** How many requests it has been through since it was brought where it is. */
  moves = 0;
  /** States that may still come of what the documents leave open, at any time. */
  readonly late = { task: new Set<string>(), source: new Set<string>() };

  #connected: Promise<boolean | undefined> | undefined;

  constructor(
    readonly trial: Trial,
    readonly sourceId: string,
  ) {}

  /** Does what the agent of the source would do, for a server that waits for it. */
  obey: () => Promise<void> = () => obeyCommand((...call) => this.trial.call(...call), this.sourceId);

  /** Told of every request that was accepted, before anybody looks at what comes of it. */
  onAccepted: (move: string) => void = () => {};

  /** Looks at task and source, and keeps in mind what was seen. */
  async look(): Promise<Sight> {
    const { situation, exchange } = await this.#see();
    const { recorder } = this.trial.context;
    recorder.see('task', situation.task);
    recorder.see('source', situation.source);
    this.situation = { ...situation, past: learn(this.situation.past, situation) };
    return { situation: this.situation, exchange };
  }

  /** What may come of an accepted request later on. */
  expectLate({ task, source }: After): void {
    for (const state of task) if (state !== SAME) this.late.task.add(state);
    for (const state of source) if (state !== SAME && state !== ANY) this.late.source.add(state);
  }

  /** Whether a state of task or source has come of something that was left open. */
  isLate(before: Situation, now: Situation): boolean {
    const { task, source } = this.late;
    return (
      (now.task === before.task || task.has(now.task)) &&
      (now.source === before.source || source.has(now.source))
    );
  }

  async #see(): Promise<Sight> {
    const { past } = this.situation;
    if (this.taskId === '') return this.#seeSource(NONE);
    const { record, exchange } = await lookAt(this.trial, 'task', this.taskId);
    if (isUnknown(exchange, 'SMS.7703')) return this.#seeSource(GONE);
    const task = String(record.state ?? '');
    const source = isJsonObject(record.source_server) ? record.source_server : {};
    if (!isAccepted(exchange)) throw new Unproven(`ShowTask shows no task: ${summary(exchange)}`);
    if (typeof source.state !== 'string') return this.#seeSource(task);
    const connected = connection(record) ?? (await this.#connectionOfSource());
    return { situation: { task, ...shownOf(source), connected, past }, exchange };
  }

  /** What the source shows of the connection, where the task shows nothing; looked for once. */
  async #connectionOfSource(): Promise<boolean | undefined> {
    this.#connected ??= lookAt(this.trial, 'source', this.sourceId).then(({ record }) => connection(record));
    return this.#connected;
  }

  async #seeSource(task: string): Promise<Sight> {
    const { record, exchange } = await lookAt(this.trial, 'source', this.sourceId);
    const { past } = this.situation;
    if (isUnknown(exchange, RESOURCES.source.unknown))
      return { situation: { task, source: GONE, cycle: '', connected: undefined, past }, exchange };
    if (!isAccepted(exchange)) throw new Unproven(`ShowServer shows no source: ${summary(exchange)}`);
    return { situation: { task, ...shownOf(record), connected: connection(record), past }, exchange };
  }
}

const isUnknown = (exchange: Exchange, code: string): boolean =>
  exchange.status === 404 || (!isAccepted(exchange) && errorCode(exchange) === code);

const shownOf = ({ state, migration_cycle: cycle }: JsonObject) => ({
  source: inOneSpelling(String(state ?? '')),
  cycle: String(cycle ?? ''),
});

const connection = ({ connected }: JsonObject): boolean | undefined =>
  typeof connected === 'boolean' ? connected : undefined;

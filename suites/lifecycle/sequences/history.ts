import { isAccepted } from '../../harness/exchange.js';
import { lookAt } from '../../harness/look.js';
import type { Trial } from '../../harness/trial.js';
import { isKept } from '../model/after.js';
import { describeSituation, GONE } from '../model/situation.js';
import { Play } from '../play/play.js';
import type { Tentative } from '../play/tentative.js';
import { Actor } from './actor.js';
import { Deviates } from './deviates.js';
import { obey } from './fetch-command.js';

/** A template or migration project of a history. */
export interface Thing {
  id: string;
  name: string;
}

/** After so many steps somebody is looked at whom the last one was not about; at the end everybody is. */
const STEPS_BETWEEN_LOOKS = 4;

/** Everything that one history creates, and what is known of it. */
export class History {
  readonly templates: Thing[] = [];
  readonly projects: Thing[] = [];
  /** The project that the history made the default one; empty where that is not its to decide. */
  defaultId = '';
  readonly #actors = new Map<number, Actor>();
  #steps = 0;

  constructor(
    readonly trial: Trial,
    readonly recorder: Tentative,
    /** Requirements of which it is known that the server does not meet them. */
    private readonly ignored: ReadonlySet<string>,
  ) {}

  /** The actor of a slot, if there is one yet. */
  peek(slot: number): Actor | undefined {
    return this.#actors.get(slot);
  }

  /** The actor of a slot; its source is registered when it is asked for first. */
  async actor(slot: number): Promise<Actor> {
    const known = this.#actors.get(slot);
    if (known) return known;
    const { id } = await this.trial.context.world.source(this.trial);
    const actor = new Actor(new Play(this.trial, id), obey);
    actor.projectId = this.defaultId;
    await this.trial.eventually(
      () => actor.play.look(),
      ({ situation }) => situation.source === 'waiting',
    );
    this.#actors.set(slot, actor);
    return actor;
  }

  get actors(): Actor[] {
    return [...this.#actors.values()];
  }

  /** Removes the actor whose source was deleted. */
  loseSource(slot: number): void {
    const actor = this.#actors.get(slot);
    if (actor) this.trial.context.world.forget('source', actor.play.sourceId);
    this.#actors.delete(slot);
  }

  /**
   * Ends a step: throws when it deviated, else looks now and then whether it touched somebody whom it was not about.
   *
   * @throws {Deviates}
   */
  async endStep(operationId: string, about: Actor | undefined): Promise<void> {
    this.judge();
    this.#steps += 1;
    if (this.#steps % STEPS_BETWEEN_LOOKS > 0) return;
    const others = this.actors.filter((actor) => actor !== about);
    const other = others[(this.#steps / STEPS_BETWEEN_LOOKS) % others.length];
    if (!other) return;
    await this.expectUntouched(other, operationId);
    this.judge();
  }

  /**
   * Takes over what was found.
   *
   * @throws {Deviates} with the first deviation that is not known yet
   */
  judge(): void {
    const { recorder, ignored } = this;
    const found = recorder.deviating.find(({ requirement }) => !ignored.has(requirement));
    if (found) {
      recorder.discard();
      throw new Deviates(found.requirement, found.deviation);
    }
    if (recorder.deviating.length > 0) recorder.discard();
    else recorder.commit();
  }

  /** Requires that source and task of an actor are where they were last seen. */
  async expectUntouched({ play }: Actor, operationId: string): Promise<void> {
    const before = play.situation;
    const { situation: now, exchange } = await play.look();
    this.trial.expect(`${operationId}.history`, {
      ok: isKept(before, now) || play.isLate(before, now),
      message: `Nothing was asked of ${describeSituation(before)}, and it has become ${describeSituation(now)}.`,
      expected: { task: before.task, source: before.source, cycle: before.cycle },
      received: { task: now.task, source: now.source, cycle: now.cycle },
      exchange,
    });
  }

  /** Requires that a template or project is there, or is not. */
  async expectThing(
    kind: 'template' | 'project',
    { id }: Thing,
    there: boolean,
    operationId: string,
  ): Promise<void> {
    const { exchange } = await lookAt(this.trial, kind, id);
    this.trial.expect(`${operationId}.history`, {
      ok: isAccepted(exchange) === there,
      message: `${operationId} was ${there ? 'not to delete' : 'to delete'} the ${kind} ${id}, which is ${there ? 'gone' : 'still there'}.`,
      expected: there ? 200 : GONE,
      received: exchange.status,
      exchange,
    });
    if (!there) this.trial.context.world.forget(kind, id);
  }
}

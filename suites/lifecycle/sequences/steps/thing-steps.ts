import type { JsonObject } from '../../../../spec/exact-json.js';
import { projectBody } from '../../../bodies/project-body.js';
import { templateRecord } from '../../../bodies/template-body.js';
import { isAccepted } from '../../../harness/exchange.js';
import { pathOf, RESOURCES } from '../../../harness/resources.js';
import { Unproven } from '../../../harness/unproven.js';
import { moveOf } from '../../model/moves/moves.js';
import { perform } from '../../play/perform.js';
import type { Actor } from '../actor.js';
import type { History, Thing } from '../history.js';
import { nameOf, type Step } from './step.js';

/** What is said of templates and of projects. */
interface Kind {
  kind: 'template' | 'project';
  things(history: Readonly<History>): Thing[];
  body(name: string): JsonObject;
  /** Whose task or source uses it. */
  users(history: History, id: string): Actor[];
  /** The requirement and the code of the refusal of a deletion while it is used. */
  used: { by: string; code: string };
  /** The code of the refusal of a second one with its name. */
  taken: string;
}

export const TEMPLATES: Kind = {
  kind: 'template',
  things: ({ templates }) => templates,
  body: (name) => ({ template: templateRecord(name) }),
  users: ({ actors }, id) => actors.filter(({ templateId }) => templateId === id),
  used: { by: 'DeleteTemplate.SMS.7111', code: 'SMS.7111' },
  taken: 'SMS.7112',
};

export const PROJECTS: Kind = {
  kind: 'project',
  things: ({ projects }) => projects,
  body: projectBody,
  users: ({ actors }, id) => actors.filter(({ projectId }) => projectId === id),
  used: { by: 'SMS.7311', code: 'SMS.7311' },
  taken: 'SMS.7312',
};

/** The refusal of a deletion of the default project. */
const DEFAULT = { by: 'SMS.7303', code: 'SMS.7303' };

/** More of a kind than any account has. */
const MOST = 5;

/** Creates a template or a migration project, perhaps with the name of another one. */
export class CreateStep implements Step {
  constructor(
    private readonly of: Kind,
    private readonly again: boolean,
  ) {}

  check(history: Readonly<History>): boolean {
    const { length } = this.of.things(history);
    return this.again ? length > 0 : length < MOST;
  }

  async run(_: History, history: History): Promise<void> {
    const { trial } = history;
    const { world } = trial.context;
    const { kind, taken } = this.of;
    const operationId = RESOURCES[kind].create;
    const things = this.of.things(history);
    const name = this.again ? (things.at(-1)?.name ?? '') : world.freshName();
    const created = world.announce(trial, kind, name);
    const exchange = await trial.call(operationId, { body: this.of.body(name) });
    const id = created(exchange);
    const requirement = `${operationId}.history`;
    if (this.again) {
      trial.expectRefused(requirement, exchange, `a second ${kind} named ${name}`, { codes: [taken] });
    } else {
      trial.expectAccepted(requirement, exchange, `a ${kind} with a new name`);
      if (id === null) throw new Unproven(`no ${kind} could be created`);
      things.push({ id, name });
    }
    await history.endStep(operationId, undefined);
  }

  toString(): string {
    return `create a ${this.of.kind}${this.again ? ' with the name of the newest one' : ''}`;
  }
}

/** Deletes a template or a migration project, which something may use. */
export class DeleteStep implements Step {
  constructor(
    private readonly of: Kind,
    private readonly index: number,
  ) {}

  check(history: Readonly<History>): boolean {
    return this.of.things(history).length > 0;
  }

  async run(_: History, history: History): Promise<void> {
    const { trial } = history;
    const { kind, used } = this.of;
    const things = this.of.things(history);
    const thing = things[this.index % things.length];
    if (!thing) return;
    const operationId = RESOURCES[kind].remove;
    const users = this.of.users(history, thing.id);
    const isDefault = thing.id === history.defaultId;
    const isUsed = users.length > 0 || isDefault;
    const send = () => trial.call(operationId, { path: pathOf(kind, thing.id) });
    if (isUsed) {
      const why = `to delete a ${kind} that is ${isDefault ? 'the default' : 'used'}`;
      const rules = [...(isDefault ? [DEFAULT] : []), ...(users.length > 0 ? [used] : [])];
      trial.expectRefused(rules[0]?.by ?? used.by, await send(), why, {
        codes: rules.map(({ code }) => code),
      });
    } else {
      // What used it may take its time to go.
      const exchange = await trial.eventually(send, isAccepted);
      trial.expectAccepted(`${operationId}.history`, exchange, `to delete a ${kind} that nothing uses`);
      things.splice(things.indexOf(thing), 1);
    }
    await history.expectThing(kind, thing, isUsed, operationId);
    for (const user of users) await history.expectUntouched(user, operationId);
    await history.endStep(operationId, undefined);
  }

  toString(): string {
    return `delete ${this.of.kind} ${this.index}`;
  }
}

const MOVE = moveOf('move the source to a project');

/** Moves a source to the newest migration project. */
export class MoveToProjectStep implements Step {
  constructor(private readonly slot: number) {}

  check(history: Readonly<History>): boolean {
    return history.projects.length > 0;
  }

  async run(_: History, history: History): Promise<void> {
    const actor = await history.actor(this.slot);
    const projectId = history.projects.at(-1)?.id ?? '';
    actor.play.projectId = projectId;
    const { outcome } = await perform(actor.play, MOVE, 'history');
    if (outcome === 'accepted') actor.projectId = projectId;
    await history.endStep(MOVE.operationId, actor);
  }

  toString(): string {
    return `move to the newest project (${nameOf(this.slot)})`;
  }
}

import { isJsonObject } from '../../../../spec/exact-json.js';
import type { Move } from '../../model/move.js';
import { moveOf } from '../../model/moves/moves.js';
import { perform } from '../../play/perform.js';
import type { History } from '../history.js';
import { nameOf, type Step } from './step.js';

const CREATE = moveOf('create a task');

/** Creates a task for a source that has none, perhaps with the newest template. */
export class TaskStep implements Step {
  constructor(
    private readonly slot: number,
    private readonly withTemplate: boolean,
  ) {}

  check(history: Readonly<History>): boolean {
    return !history.peek(this.slot)?.hasTask;
  }

  async run(_: History, history: History): Promise<void> {
    const actor = await history.actor(this.slot);
    const templateId = this.withTemplate ? (history.templates.at(-1)?.id ?? '') : '';
    const { outcome } = await perform(actor.play, createWith(templateId), 'history');
    if (outcome === 'accepted') actor.templateId = templateId;
    await history.endStep(CREATE.operationId, actor);
  }

  toString(): string {
    return `create a task${this.withTemplate ? ' with a template' : ''} (${nameOf(this.slot)})`;
  }
}

/** What the regions of template and project have to do with each other is open, so that the answer is, too. */
const createWith = (templateId: string): Move =>
  templateId === ''
    ? CREATE
    : {
        ...CREATE,
        decisions: [],
        async input(objects) {
          const input = await CREATE.input(objects);
          const body = isJsonObject(input?.body) ? input.body : {};
          return { body: { ...body, vm_template_id: templateId } };
        },
      };

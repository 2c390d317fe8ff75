import { lifecycle } from '../../../../spec/lifecycle.js';
import { resultBody } from '../../../bodies/report-bodies.js';
import { SAME } from '../../model/after.js';
import type { Decision, Move } from '../../model/move.js';
import { GONE } from '../../model/situation.js';
import type { Issued } from '../../play/command-book.js';
import { perform } from '../../play/perform.js';
import type { Actor } from '../actor.js';
import { fetchCommand } from '../fetch-command.js';
import type { History } from '../history.js';
import { nameOf, type Step } from './step.js';

/** The agent of a source asks for its command. */
export class FetchStep implements Step {
  constructor(private readonly slot: number) {}

  check(history: Readonly<History>): boolean {
    return history.peek(this.slot) !== undefined;
  }

  async run(_: History, history: History): Promise<void> {
    const actor = await history.actor(this.slot);
    await fetchCommand(actor);
    await history.endStep('ShowCommand', actor);
  }

  toString(): string {
    return `ask for the command (${nameOf(this.slot)})`;
  }
}

/** The agent of a source reports how the command went that it was told last. */
export class ResultStep implements Step {
  constructor(
    private readonly slot: number,
    private readonly success: boolean,
  ) {}

  check(history: Readonly<History>): boolean {
    const { current } = history.peek(this.slot)?.commands ?? {};
    return current !== undefined && lifecycle.commands.reported.includes(current.name);
  }

  async run(_: History, history: History): Promise<void> {
    const actor = await history.actor(this.slot);
    await reportResult(actor, this.success);
    await history.endStep('UpdateCommandResult', actor);
  }

  toString(): string {
    return `report the ${this.success ? 'success' : 'failure'} of the command (${nameOf(this.slot)})`;
  }
}

/** Reports the result of the command that was told last. */
export async function reportResult(actor: Actor, success: boolean): Promise<void> {
  const { play, commands } = actor;
  const { current } = commands;
  if (!current) return;
  const move = resultMove(current, success);
  // What becomes of a command whose task was deleted is open, unless it was to delete it.
  const isItsOwn = current.taskId === play.taskId || current.name === 'DELETE';
  const asked = commands.isAlone(current) && isItsOwn ? move : { ...move, decisions: [] };
  const { outcome } = await perform(play, asked, 'history');
  if (outcome !== 'accepted') return;
  current.isDone = true;
  commands.current = undefined;
  if (!success) actor.progress.clear();
  if (play.situation.task === GONE) actor.loseTask();
}

/** What a result may lead to; that of no command finishes a migration. */
const AFTER: Record<string, Record<'success' | 'fail', string[]>> = {
  START: { success: ['RUNNING'], fail: ['MIGRATE_FAIL', 'ABORT'] },
  STOP: { success: ['ABORT'], fail: ['RUNNING', 'SYNCING', 'MIGRATE_FAIL'] },
  DELETE: { success: [GONE], fail: ['MIGRATE_FAIL'] },
  SYNC: { success: ['SYNCING', 'RUNNING'], fail: ['MIGRATE_FAIL'] },
};

const SOURCES = [SAME, 'waiting', 'initialize', 'replicate', 'syncing', 'stopped', 'error'];

function resultMove({ name }: Issued, success: boolean): Move {
  const result = success ? 'success' : 'fail';
  // How the agent is to report about a command that is in no list of results is open.
  const isListed = lifecycle.commands.reported.includes(name);
  const decisions: Decision[] = isListed ? [{ when: {}, answer: 'accepted', by: 'R56' }] : [];
  return {
    id: `report ${name}`,
    operationId: 'UpdateCommandResult',
    by: 'agent',
    about: 'source',
    what: `the ${success ? 'success' : 'failure'} of ${name}, which was sent,`,
    asked: 'in every pair',
    // The details are only stored.
    input: ({ sourceId }) => ({
      path: { server_id: sourceId },
      body: resultBody(name, { state: 'MIGRATE_SUCCESS', progress: 100 }, result),
    }),
    decisions,
    after: { task: [SAME, ...(AFTER[name]?.[result] ?? [])], source: SOURCES },
  };
}

/** The agent of a source reports a command that it cannot have been told. */
export class WrongResultStep implements Step {
  constructor(
    private readonly slot: number,
    private readonly name: string,
  ) {}

  check(history: Readonly<History>): boolean {
    const actor = history.peek(this.slot);
    return actor !== undefined && !actor.commands.mayWait(this.name);
  }

  async run(_: History, history: History): Promise<void> {
    const actor = await history.actor(this.slot);
    const move: Move = {
      ...resultMove({ name: this.name, taskId: '', isCertain: false, wasTold: false, isDone: false }, true),
      what: `the success of ${this.name}, which was not sent,`,
      decisions: [
        { when: {}, answer: 'refused', by: 'SMS.6021', codes: ['SMS.6021', 'SMS.7606'], statuses: [404] },
      ],
    };
    await perform(actor.play, move, 'history');
    await history.endStep(move.operationId, actor);
  }

  toString(): string {
    return `report ${this.name}, which was not sent (${nameOf(this.slot)})`;
  }
}

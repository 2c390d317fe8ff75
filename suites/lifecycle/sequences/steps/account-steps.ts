import { pathOf } from '../../../harness/resources.js';
import type { History } from '../history.js';
import { expectOneDefault, lookAtAccount } from '../look-at-account.js';
import type { Step } from './step.js';

/** Makes a migration project of the history the default one. */
export class DefaultStep implements Step {
  constructor(private readonly index: number) {}

  check(history: Readonly<History>): boolean {
    return history.projects.length > 0;
  }

  async run(_: History, history: History): Promise<void> {
    const { projects } = history;
    const project = projects[this.index % projects.length];
    if (!project) return;
    await makeDefault(history, project.id);
    await history.endStep('UpdateDefaultMigproject', undefined);
  }

  toString(): string {
    return `make project ${this.index} the default`;
  }
}

/** Makes a project the default one, and looks whether it is. */
export async function makeDefault(history: History, id: string): Promise<void> {
  const { trial } = history;
  const exchange = await trial.call('UpdateDefaultMigproject', { path: pathOf('project', id) });
  if (!trial.expectAccepted('UpdateDefaultMigproject.history', exchange, 'another default project')) return;
  history.defaultId = id;
  await expectOneDefault(history);
}

/** Looks at what is about the whole account. */
export class LookAtAccountStep implements Step {
  check(): boolean {
    return true;
  }

  run(_: History, history: History): Promise<void> {
    return lookAtAccount(history);
  }

  toString(): string {
    return 'look at the account';
  }
}

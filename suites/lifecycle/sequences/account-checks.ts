import fc from 'fast-check';
import { keepDefaultProject } from '../../arrangements/project-arrangements.js';
import type { Check } from '../../harness/check.js';
import { Unproven } from '../../harness/unproven.js';
import { exploreHistories } from './explore-histories.js';
import type { History } from './history.js';
import { lookAtAccount } from './look-at-account.js';
import { DefaultStep, LookAtAccountStep, makeDefault } from './steps/account-steps.js';
import { type Kind, stepsFor } from './steps/any-step.js';

const DEFAULT = ['UpdateDefaultMigproject.history', 'SMS.7303'];

const COUNTERS = ['ShowOverview.history'];

const REQUIREMENTS = [...DEFAULT, ...COUNTERS, 'DeleteMigproject.history', 'SMS.7311'];

/** What only a run may ask for that has the account for itself. */
const KINDS: readonly Kind[] = [
  { weight: 3, shows: DEFAULT, step: fc.nat({ max: 4 }).map((index) => new DefaultStep(index)) },
  { weight: 1, shows: COUNTERS, step: fc.constant(new LookAtAccountStep()) },
];

/** For so many other histories there is one of the account, which goes on when nothing else does. */
const SHARE = 8;

/** Histories in which the default project moves, too, and in which the counters of the account add up at every look. */
export const accountHistories: Check = {
  suite: 'lifecycle',
  operationId: 'UpdateDefaultMigproject',
  label: 'histories of the account',
  requirements: REQUIREMENTS,
  scope: 'account-wide',
  alone: true,
  async run(trial) {
    const { runs, recorder } = trial.context;
    const steps = stepsFor((id) => REQUIREMENTS.includes(id) && recorder.has(id), KINDS);
    await exploreHistories(trial, { steps, count: Math.ceil(runs / SHARE), begin, end: lookAtAccount });
    for (const id of REQUIREMENTS) recorder.leaveOut(id, 'no history of this seed asked for it');
  },
};

/** The default is a project of the history, and given back after it. */
async function begin(history: History): Promise<void> {
  const { trial, projects } = history;
  await keepDefaultProject(trial);
  const project = await trial.context.world.project(trial);
  projects.push(project);
  await makeDefault(history, project.id);
  if (history.defaultId === '') throw new Unproven('the project did not become the default');
  history.judge();
}

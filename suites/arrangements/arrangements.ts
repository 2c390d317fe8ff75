import { accountArrangements } from './account-arrangements.js';
import { agentArrangements } from './agent-arrangements.js';
import type { Arrangement } from './arrangement.js';
import { projectArrangements } from './project-arrangements.js';
import { sourceArrangements } from './source-arrangements.js';
import { taskArrangements } from './task-arrangements.js';
import { templateArrangements } from './template-arrangements.js';

/** How every covered operation is put on its stage, with a request that has every field of its tables. */
export const ARRANGEMENTS: Readonly<Record<string, Arrangement>> = {
  ...accountArrangements,
  ...sourceArrangements,
  ...taskArrangements,
  ...agentArrangements,
  ...templateArrangements,
  ...projectArrangements,
};

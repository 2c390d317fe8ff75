import type { SuiteName } from '../../spec/requirement.js';
import type { CreatedKind } from '../results/created-kind.js';

/** What one check of a suite sends and creates on the average, clean-up included. */
export interface Cost {
  requests: number;
  creates: Partial<Record<CreatedKind, number>>;
}

/**
 * Measured in whole runs against the reference server, those of `reading` with the scope read-only. A test holds some
 * of them against runs of today.
 */
export const COSTS: Record<SuiteName, { reading: Cost; writing: Cost }> = {
  examples: {
    reading: { requests: 1, creates: {} },
    writing: { requests: 6.2, creates: { source: 0.51, task: 0.41, template: 0.1, project: 0.07 } },
  },
  rejections: {
    reading: { requests: 6, creates: {} },
    writing: { requests: 40, creates: { source: 3.9, task: 2.9, template: 0.92, project: 0.37 } },
  },
  properties: {
    reading: { requests: 20, creates: {} },
    writing: { requests: 34, creates: { source: 1.9, task: 1.65, template: 0.82, project: 0.8 } },
  },
  relations: {
    reading: { requests: 3, creates: {} },
    writing: { requests: 15, creates: { source: 1.4, task: 0.52, template: 0.38, project: 0.4 } },
  },
  lifecycle: {
    reading: { requests: 0, creates: {} },
    writing: { requests: 155, creates: { source: 19, task: 7, template: 1.45, project: 0.56 } },
  },
  security: {
    reading: { requests: 10.5, creates: {} },
    writing: { requests: 26.5, creates: { source: 0.9, task: 0.8, template: 0.38, project: 0.36 } },
  },
};

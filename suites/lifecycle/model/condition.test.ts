import { expect, test } from 'vitest';
import { type Condition, holds } from './condition.js';
import { NOTHING_YET, type Situation } from './situation.js';

const RUNNING: Situation = {
  task: 'RUNNING',
  source: 'replicate',
  cycle: 'replicating',
  connected: true,
  past: { ...NOTHING_YET, started: 'yes' },
};

test.each<[Condition, boolean]>([
  [{}, true],
  [{ task: ['READY', 'RUNNING'] }, true],
  [{ task: ['READY'] }, false],
  [{ task: [] }, false],
  [{ source: ['replicate'] }, true],
  [{ source: ['waiting'] }, false],
  [{ cycle: ['replicating'] }, true],
  [{ cycle: ['syncing'] }, false],
  [{ usual: true }, true],
  [{ usual: false }, false],
  [{ past: { started: ['yes'] } }, true],
  [{ past: { started: ['no', 'perhaps'] } }, false],
  [{ past: { started: ['yes'], launched: ['yes'] } }, false],
  [{ past: { collecting: ['perhaps'] } }, false],
  [{ past: { synchronised: ['perhaps'] } }, false],
  [{ task: ['RUNNING'], source: ['waiting'] }, false],
])('a task that runs meets %j: %s', (condition, met) => {
  expect(holds(condition, RUNNING)).toBe(met);
});

test.each([
  [true, 'yes'],
  [false, 'no'],
  [undefined, 'unknown'],
] as const)('an agent shown as connected: %s counts as %s alone', (connected, name) => {
  const met = (['yes', 'no', 'unknown'] as const).filter((each) =>
    holds({ connected: [each] }, { ...RUNNING, connected }),
  );
  expect(met).toEqual([name]);
});

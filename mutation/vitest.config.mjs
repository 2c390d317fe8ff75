import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { KeptThread } from './kept-thread.mjs';
import { TARGETS } from './targets.mjs';

/** Here, because the test runner of Stryker sets a pool of its own. */
const keptThread = {
  name: 'kept-thread',
  configureVitest({ project }) {
    if (process.env.SMS_THREADS === 'new') return;
    const poolRunner = { name: 'kept-thread', createPoolWorker: (options) => new KeptThread(options) };
    Object.assign(project.config, { pool: poolRunner.name, poolRunner });
  },
};

export default defineConfig({
  plugins: [keptThread],
  test: {
    include: ['mutation/loading.mjs', ...(TARGETS[process.env.SMS_MUTATED]?.tests ?? [])],
    setupFiles: [fileURLToPath(new URL('start-anew.mjs', import.meta.url))],
    isolate: false,
    testTimeout: 60_000,
  },
});

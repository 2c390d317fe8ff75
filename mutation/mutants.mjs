import { spawnSync } from 'node:child_process';
import { TARGETS } from './targets.mjs';

/** `npm run mutants [-- TARGET...]`: mutates one target after the other; fails where one scores under 90 %. */
const names = process.argv.slice(2);
const unknown = names.filter((name) => !Object.hasOwn(TARGETS, name));
if (unknown.length > 0) {
  console.error(`There is no target ${unknown.join(', ')}; choose from ${Object.keys(TARGETS).join(', ')}.`);
  process.exit(2);
}
const STRYKER = 'mutation/node_modules/@stryker-mutator/core/bin/stryker.js';
const root = new URL('..', import.meta.url);
const failed = (names.length > 0 ? names : Object.keys(TARGETS)).filter((name) => {
  console.log(`== ${name}`);
  const { status } = spawnSync(process.execPath, [STRYKER, 'run', 'mutation/stryker.config.mjs'], {
    cwd: root,
    env: { ...process.env, SMS_MUTATED: name },
    stdio: 'inherit',
  });
  return status !== 0;
});
if (failed.length > 0) console.error(`Under 90 %, or not finished: ${failed.join(', ')}.`);
process.exitCode = failed.length > 0 ? 1 : 0;

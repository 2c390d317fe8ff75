import { readdirSync } from 'node:fs';
import { test } from 'vitest';
import { TARGETS } from './targets.mjs';

const root = new URL('..', import.meta.url);

/** The modules of a pattern that is a file, or `folder/*.ts`, or `folder/**` with `/*.ts`. */
function modulesOf(pattern) {
  if (!pattern.includes('*')) return [pattern];
  const folder = pattern.slice(0, pattern.indexOf('*'));
  return readdirSync(new URL(folder, root), { recursive: pattern.includes('**') })
    .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
    .map((path) => folder + path);
}

const { mutate } = TARGETS[process.env.SMS_MUTATED];

const modules = mutate.filter((pattern) => !pattern.startsWith('!')).flatMap(modulesOf);
// Not within a test, because what a module does while it is loaded would count as covered by that test alone.
const loaded = await Promise.allSettled(modules.map((module) => import(new URL(module, root).href)));

// With a module that cannot be loaded, a file has no test that could fail, and the runner counts nothing else.
test.each(modules.map((module, index) => ({ module, ...loaded[index] })))(
  '$module can be loaded',
  ({ status, reason }) => {
    if (status === 'rejected') throw reason;
  },
);

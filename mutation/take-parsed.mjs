import { cpSync, rmSync, statSync } from 'node:fs';

/** Puts what the build has parsed where the sources look for it, in the copy in which mutants are tested. */
cpSync('dist/spec', 'spec', {
  recursive: true,
  filter: (path) => path.endsWith('.json') || statSync(path).isDirectory(),
});
rmSync('dist', { recursive: true });

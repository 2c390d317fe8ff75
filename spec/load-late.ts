import { createRequire } from 'node:module';

/**
 * Loads a package when it is first used, where code cannot wait for an `import()`: a parser that a command does without
 * takes a good part of its time. For packages that have CommonJS.
 */
export const loadLate = createRequire(import.meta.url);

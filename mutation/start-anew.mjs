import { inject, vi } from 'vitest';

// A mutant in what a module does while it is loaded takes a new load, and so does the next one after it.
const mutated = inject('mutantActivation') === 'static';
if (mutated || globalThis.loadedMutated) vi.resetModules();
globalThis.loadedMutated = mutated;

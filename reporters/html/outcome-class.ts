import type { TransitionResult } from '../../suites/results/run.js';

/** The class of what came of a transition, for the style sheet. */
export const outcomeClass = (outcome: TransitionResult['outcome']): string => outcome.replaceAll(' ', '-');

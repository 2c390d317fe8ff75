/** How differences can be written. */
export const DRIFT_FORMATS = ['text', 'markdown', 'json', 'sarif', 'junit'] as const;

export type DriftFormat = (typeof DRIFT_FORMATS)[number];

/** From which level on a difference makes a comparison fail. */
export const FAIL_ON = ['error', 'warning', 'note', 'never'] as const;

export type FailOn = (typeof FAIL_ON)[number];

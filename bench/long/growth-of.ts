import { median } from '../measure.js';

/** The middle of the last third of some values against that of the first third; 1 where nothing grows. */
export function growthOf(values: readonly number[]): number {
  const third = Math.max(1, Math.floor(values.length / 3));
  return median(values.slice(-third)) / median(values.slice(0, third));
}

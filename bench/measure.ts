/** One figure, with what it is compared with. */
export interface Figure {
  /** What is measured, with its unit. */
  name: string;
  value: string;
  /** The goal in words; absent where there is none. */
  goal?: string;
  /** Whether the goal is reached; absent where there is none. */
  reached?: boolean;
}

/** A group of figures that are measured in one go, so that they may be compared with each other. */
export interface Measure {
  /** What it is chosen by on the command line. */
  name: string;
  title: string;
  /** @param say told what is being done, for the impatient */
  run(say: (doing: string) => void): Promise<Figure[]>;
}

/** The middle value; the mean of the two middle ones of an even number. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length / 2;
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(middle) - 1], sorted[Math.floor(middle)]];
  return (low + high) / 2;
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

export const times = (ratio: number): string => `${ratio.toFixed(2)} x`;

export const megabytes = (bytes: number): string => `${Math.round(bytes / 2 ** 20)} MB`;

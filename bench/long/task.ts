import type { Sample } from './sample.js';

/** What a process is to do: to certify again and again until it has sent enough requests. */
export interface Task {
  endpoint: string;
  /** Requests after which no further certification begins. */
  requests: number;
  /** `--runs` of each certification. */
  runs: number;
  /** Certifications at once. */
  atOnce: number;
  /** Requests from one sample to the next. */
  every: number;
}

/** A line that the process prints: a sample before the first certification, during and between them. */
export type Told = Sample & { kind: 'before' | 'during' | 'between' };

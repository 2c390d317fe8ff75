import type { RequirementResult, Run } from '../../suites/results/run.js';
import type { Certificate } from '../certificate/certificate.js';

/** Something in a report directory that is not as it was certified. */
export interface Discrepancy {
  /** The file. */
  file: string;
  /** The number of the line, from 1; `null` where it cannot be told. */
  line: number | null;
  /** The path of the value, such as `requirements.R21.verdict`; `null` where it is not about one. */
  field: string | null;
  /** What is wrong, as a sentence without an end. */
  message: string;
}

/** Whom the signature is of. */
export type SignatureState =
  /** Nobody vouches for the certificate. */
  | 'none'
  /** It fits, and is of the key that was asked for. */
  | 'trusted'
  /** It fits a key that the certificate itself names. */
  | 'untrusted'
  /** It does not fit, or is of another key. */
  | 'wrong';

/** Something that the transcript cannot show again. */
export interface Remainder {
  kind: 'abridged' | 'credentials' | 'waits' | 'leftovers' | 'gate';
  /** How many requirements, waits or things. */
  count: number;
}

/** A requirement of which another edition says something else. */
export interface Change {
  id: string;
  was: RequirementResult['verdict'] | null;
  is: RequirementResult['verdict'] | null;
  reason: string | null;
}

/** What became of judging a report again. */
export interface Verification {
  directory: string;
  /** `null` where its text is none. */
  certificate: Certificate | null;
  signature: SignatureState;
  discrepancies: Discrepancy[];
  /** The run as it was judged again; `null` where the transcript is not the one that was certified. */
  judged: Run | null;
  /** How many requirements were judged again. */
  requirements: number;
  remainders: Remainder[];
  /** What another edition than that of the run changes; `null` when it was judged by its own. */
  changes: Change[] | null;
}

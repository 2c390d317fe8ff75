import { Unproven } from '../harness/unproven.js';

/** A check that is carried out again sends a request that the transcript does not have. */
export class NotRecorded extends Unproven {}

/** A check that is carried out again meets an answer of which the transcript has only the beginning. */
export class Abridged extends Unproven {}

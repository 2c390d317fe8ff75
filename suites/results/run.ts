import type { Json } from '../../spec/exact-json.js';
import type { Level, Requirement, SuiteName } from '../../spec/requirement.js';
import type { CreatedKind } from './created-kind.js';
import type { GateResult } from './gate.js';
import type { Shard } from './shard.js';
import type { RunVerdict, Verdict } from './verdict.js';

/** A request as it was sent, secrets removed. */
export interface SentRequest {
  method: string;
  url: string;
  headers: Record<string, string>;
  /** The exact text of the body; `null` when none was sent. */
  body: string | null;
}

/** A response as it came back, secrets removed; `null` fields when nothing came back. */
export interface ReceivedResponse {
  status: number;
  headers: Record<string, string>;
  /** The text of the body, cut at `BODY_LIMIT` characters. */
  body: string;
  milliseconds: number;
}

/** One deviation of the server, with everything needed to argue about it. */
export interface Failure {
  /** Stable for the same case under the same seed, e.g. `UpdateTaskStatus.SMS.7713#2`. */
  id: string;
  requirement: string;
  verdict: 'warn' | 'fail' | 'error' | 'unproven';
  /** One sentence: what was sent, what came back, what is documented. */
  message: string;
  expected: Json;
  received: Json;
  /** The place in the documents, as data and as text. */
  source: Requirement['source'];
  documented: string;
  request: SentRequest | null;
  response: ReceivedResponse | null;
  /** What was done before, to bring the server into the state in which the request was sent. */
  steps: string[];
  /** A command that sends the request again; secrets as environment variables. Empty when nothing was sent. */
  curl: string;
  /** A command of this tool that repeats the case. */
  replay: string;
}

export interface RequirementResult {
  id: string;
  operationId: string | null;
  suite: SuiteName;
  level: Level;
  kind: Requirement['kind'];
  statement: Requirement['statement'];
  source: Requirement['source'];
  verdict: Verdict;
  /** How many cases were executed. */
  cases: number;
  /** Why it is not a plain pass; `null` for a pass. */
  reason: string | null;
  /** Which of several documented readings the server follows; `null` when there is no contradiction. */
  reading: string | null;
}

/** A documented transition and whether the run took it. */
export interface TransitionResult {
  id: string;
  machine: 'task' | 'source';
  from: string;
  to: string;
  operationId: string;
  verdict: Verdict;
  /** `refused`: it is forbidden from there, and the server refuses it. */
  outcome: 'passed' | 'failed' | 'refused' | 'not reached';
  /** Why it was not reached; `null` otherwise. */
  reason: string | null;
  source: Requirement['source'];
}

/** What was asked for in a state of a task and its source, and what came of it. */
export interface CellResult {
  /** `none` for a source without a task, `gone` for a task that was deleted. */
  task: string;
  source: string;
  /** What was asked for, such as `start`. */
  move: string;
  operationId: string;
  /** What the documents decide; `open` where they leave a choice. */
  predicted: 'accepted' | 'refused' | 'open';
  outcome: 'accepted' | 'refused' | 'failed' | 'not reached';
  /** Why it was not reached; `null` otherwise. */
  reason: string | null;
}

/** A state of a machine and whether it was seen. */
export interface StateResult {
  machine: 'task' | 'source' | 'command' | 'logs';
  state: string;
  seen: boolean;
  /** Why it was not seen; `null` otherwise. */
  reason: string | null;
}

/** How much of something was covered. */
export interface Share {
  covered: number;
  total: number;
}

/** What a run has seen of the state machines. */
export interface LifecycleResult {
  states: StateResult[];
  /** Every request in every state of a task and its source. */
  cells: CellResult[];
  coverage: { states: Share; transitions: Share; cells: Share };
}

/** A status, and the error code of a refusal, that an operation answered, with the first exchange as a witness. */
export interface AnswerResult {
  operationId: string;
  status: number;
  /** `null` when it was no refusal, or one without a code. */
  code: string | null;
  /** How often it was answered. */
  count: number;
  /** The line of the witness in `transcript.jsonl`, from 1. */
  line: number;
  /** The witness, its bodies cut at 1000 characters. */
  request: SentRequest;
  response: ReceivedResponse;
}

/** Something created at the endpoint that could not be removed. */
export interface Leftover {
  kind: CreatedKind;
  id: string | null;
  name: string;
  reason: string;
  /** A command that removes it by hand. */
  curl: string;
}

export type Counts = Record<Verdict, number>;

/** The outcome of a run; every reporter is written from this record alone. */
export interface Run {
  tool: { name: string; version: string };
  contract: {
    edition: string;
    documents: string[];
    /** The part of the API that the server claims to implement, as in `spec/profiles.yaml`. */
    profile: string;
  };
  target: { url: string; embedded: boolean; server: string | null; scope: string };
  run: {
    id: string;
    seed: number;
    /** Generated requests per property. */
    runs: number;
    startedAt: string;
    finishedAt: string;
    milliseconds: number;
    requests: number;
    suites: SuiteName[];
    operations: string[];
    interrupted: boolean;
    /** Which part of a run it is; `null` for a whole one. */
    shard: Shard | null;
    node: string;
  };
  verdict: RunVerdict;
  /** Why the run is not conformant, or what a conformant run leaves open; one sentence each. */
  reasons: string[];
  summary: {
    total: Counts;
    suites: Partial<Record<SuiteName, Counts>>;
    levels: Partial<Record<Level, Counts>>;
  };
  requirements: RequirementResult[];
  failures: Failure[];
  transitions: TransitionResult[];
  /** `null` where the suite did not run. */
  lifecycle: LifecycleResult | null;
  answers: AnswerResult[];
  /** `null` where the user asked for no gate. */
  gate: GateResult | null;
  leftovers: Leftover[];
}

/** Bodies of responses are cut here in reports, in characters; the oracles see the whole body. */
export const BODY_LIMIT = 4000;

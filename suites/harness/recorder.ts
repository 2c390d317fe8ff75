import type { Json } from '../../spec/exact-json.js';
import type { Level, Requirement } from '../../spec/requirement.js';
import { describeSource, type Source } from '../../spec/source.js';
import { outranks } from '../results/outranks.js';
import type { CellResult, Failure, RequirementResult, TransitionResult } from '../results/run.js';
import { type Verdict, worst } from '../results/verdict.js';
import { NEVER_SEEN, withoutCases } from '../results/without-cases.js';
import { curlOf } from './curl.js';
import type { Exchange } from './exchange.js';

/** A deviation as a check reports it. */
export interface Deviation {
  message: string;
  expected: Json;
  received: Json;
  exchange: Exchange | undefined;
  steps: readonly string[];
  /** Tells the cases of one requirement apart; the same case has the same label in every run. */
  label: string;
  /** A place closer than the requirement's own. */
  source?: Source;
}

/** Something that a run found out and that is not a pass. */
export interface Finding {
  requirement: string;
  verdict: 'warn' | 'unproven' | 'fail' | 'error';
  /** How many requests had been sent. */
  requests: number;
}

interface Entry {
  requirement: Requirement;
  cases: number;
  verdicts: Set<Verdict>;
  /** Why it is not a plain pass, by the verdict that each leads to. */
  reasons: { verdict: Verdict; text: string }[];
  readings: Set<string>;
}

/** Requirements that most often pass together, and how many cases of all of them did. */
export interface Tally {
  readonly ids: readonly string[];
  passed: number;
}

/** Failures kept in full for one requirement; further ones only count. */
const KEPT_FAILURES = 5;

/** Collects what the checks find out, by requirement. What belongs to no selected requirement is dropped. */
export class Recorder {
  readonly #entries: Map<string, Entry>;
  readonly #failures = new Map<string, Failure[]>();
  readonly #transitions = new Map<string, TransitionResult>();
  readonly #cells = new Map<string, CellResult>();
  readonly #seen = new Map<string, Set<string>>();
  readonly #tallies: Tally[] = [];
  failed = 0;

  constructor(
    requirements: readonly Requirement[],
    /** The command that repeats the cases of a requirement. */
    private readonly replayOf: (requirement: Requirement) => string,
    /** Told at once of everything that is not a pass. */
    private readonly onFinding: (requirement: string, verdict: Finding['verdict']) => void = () => {},
    /** Requirements that are told of only where a case showed them. */
    private readonly besides: ReadonlySet<string> = new Set(),
  ) {
    this.#entries = new Map(
      requirements.map((requirement) => [
        requirement.id,
        { requirement, cases: 0, verdicts: new Set(), reasons: [], readings: new Set() },
      ]),
    );
  }

  levelOf(id: string): Level | undefined {
    return this.#entries.get(id)?.requirement.level;
  }

  has(id: string): boolean {
    return this.#entries.has(id);
  }

  /** A case in which the server did what is required; `reading` names the contradiction it falls under. */
  pass(id: string, reading?: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.cases += 1;
    entry.verdicts.add('pass');
    if (reading) entry.readings.add(reading);
  }

  /** Counts cases that all of several requirements pass; `pass` for each of a million of them takes seconds. */
  tally(ids: readonly string[]): Tally {
    const tally = { ids, passed: 0 };
    this.#tallies.push(tally);
    return tally;
  }

  /** A case in which the server did something else: a failure of a `must`, a warning of a `should`. */
  deviate(id: string, deviation: Deviation): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.cases += 1;
    const { level } = entry.requirement;
    if (level === 'may') {
      entry.verdicts.add('pass');
      entry.readings.add(deviation.message);
      return;
    }
    this.#report(entry, level === 'must' ? 'fail' : 'warn', deviation);
  }

  /** A case that the suite or the network, not the server, spoiled. */
  error(id: string, deviation: Deviation): void {
    const entry = this.#entries.get(id);
    if (entry) this.#report(entry, 'error', deviation);
  }

  /** A requirement that could not be shown. Cases that did run keep their verdict. */
  unproven(id: string, reason: string): void {
    const entry = this.#entries.get(id);
    if (!entry) return;
    entry.reasons.push({ verdict: 'unproven', text: reason });
    this.onFinding(id, 'unproven');
  }

  /** A requirement that the run was not meant to show. Cases that did run keep their verdict. */
  leaveOut(id: string, reason: string): void {
    this.#entries.get(id)?.reasons.push({ verdict: 'not-applicable', text: reason });
  }

  /** Every requirement of the run. */
  ids(): string[] {
    return [...this.#entries.keys()];
  }

  /**
   * Says of all failures of some requirements that they have one cause, and keeps the details of that one alone.
   *
   * @param cause the requirement that tells the cause
   */
  explain(isMeant: (id: string) => boolean, cause: string): void {
    for (const [id, entry] of this.#entries) {
      if (id === cause || !isMeant(id) || !this.#failures.delete(id)) continue;
      entry.reasons = entry.reasons.map(({ verdict }) => ({ verdict, text: `see ${cause}` }));
    }
  }

  /** Gives the reason for everything that is required and that no case has met. */
  explainUnmet(reason: string): void {
    this.#count();
    for (const [id, { requirement, cases, reasons }] of this.#entries)
      if (cases === 0 && reasons.length === 0 && withoutCases(requirement) === 'unproven')
        this.unproven(id, reason);
  }

  /** The requirements about an operation. */
  about(operationId: string): string[] {
    const entries = [...this.#entries.values()];
    return entries.flatMap(({ requirement: { id, operationId: own } }) => (own === operationId ? [id] : []));
  }

  transition(
    result: Omit<TransitionResult, 'outcome' | 'reason'> & { outcome?: TransitionResult['outcome'] },
  ): void {
    const { outcome = result.verdict === 'pass' ? 'passed' : 'failed' } = result;
    const known = this.#transitions.get(result.id);
    const tried = { ...result, outcome, reason: null };
    const told = known && !isMore(tried, known) ? known : tried;
    const verdict = worst(known ? [known.verdict, result.verdict] : [result.verdict]);
    this.#transitions.set(result.id, {
      ...told,
      verdict,
      outcome: verdict === 'fail' ? 'failed' : told.outcome,
    });
  }

  /** What came of a request in a state; what was reached is not forgotten over what was not. */
  cell(result: CellResult): void {
    const key = [result.task, result.source, result.move].join(' ');
    const before = this.#cells.get(key);
    if (before && result.outcome === 'not reached') return;
    if (before?.outcome !== 'failed') this.#cells.set(key, result);
  }

  /** Notes a state that a machine was shown in. */
  see(machine: string, state: string): void {
    const seen = this.#seen.get(machine) ?? new Set();
    this.#seen.set(machine, seen.add(state));
  }

  get failures(): Failure[] {
    const order = [...this.#entries.keys()];
    return [...this.#failures.entries()]
      .sort(([a], [b]) => order.indexOf(a) - order.indexOf(b))
      .flatMap(([, failures]) => failures.sort((a, b) => (a.id < b.id ? -1 : 1)));
  }

  get transitions(): TransitionResult[] {
    return [...this.#transitions.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  }

  get cells(): CellResult[] {
    return [...this.#cells.values()];
  }

  hasSeen(machine: string, state: string): boolean {
    return this.#seen.get(machine)?.has(state) ?? false;
  }

  results(): RequirementResult[] {
    this.#count();
    return [...this.#entries.values()]
      .filter(({ requirement, cases }) => cases > 0 || !this.besides.has(requirement.id))
      .map(toResult);
  }

  /** Enters what was tallied. */
  #count(): void {
    for (const tally of this.#tallies) {
      const { ids, passed } = tally;
      tally.passed = 0;
      for (const entry of passed > 0 ? ids.map((id) => this.#entries.get(id)) : []) {
        if (entry) entry.cases += passed;
        entry?.verdicts.add('pass');
      }
    }
  }

  #report(entry: Entry, verdict: 'warn' | 'fail' | 'error', deviation: Deviation): void {
    const { requirement } = entry;
    entry.verdicts.add(verdict);
    entry.reasons.push({ verdict, text: deviation.message });
    if (verdict === 'fail') this.failed += 1;
    const failures = this.#failures.get(requirement.id) ?? [];
    this.#failures.set(requirement.id, failures);
    const { exchange, label, message, expected, received, steps } = deviation;
    const source = deviation.source ?? requirement.source;
    failures.push({
      id: `${requirement.id}#${label}`,
      requirement: requirement.id,
      verdict,
      message,
      expected,
      received,
      source,
      documented: describeSource(source),
      request: exchange?.request ?? null,
      response: exchange?.response ?? null,
      steps: [...steps],
      curl: exchange ? curlOf(exchange.request) : '',
      replay: this.replayOf(requirement),
    });
    // Which ones are kept must not depend on which came first.
    failures.sort((a, b) => compare(a.id, b.id) || compare(a.message, b.message)).splice(KEPT_FAILURES);
    this.onFinding(requirement.id, verdict);
  }
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

function toResult({ requirement, cases, verdicts, reasons, readings }: Entry): RequirementResult {
  const { edition: _, ...rest } = requirement;
  const leftOut = reasons.length > 0 && reasons.every((each) => each.verdict === 'not-applicable');
  const verdict =
    cases > 0 || verdicts.size > 0
      ? worst([...verdicts])
      : leftOut
        ? 'not-applicable'
        : withoutCases(requirement);
  const texts = reasons
    .filter((reason) => verdicts.size === 0 || reason.verdict === verdict)
    .map(({ text }) => text);
  const reason = texts.sort(compare)[0] ?? (cases === 0 ? NEVER_SEEN[requirement.kind] : undefined);
  return {
    ...rest,
    verdict,
    cases,
    reason: verdict === 'pass' ? null : (reason ?? null),
    reading: readings.size > 0 ? [...readings].sort().join(', ') : null,
  };
}

/** Whether one attempt at a transition says more than another; which of two checks ended first must not decide. */
function isMore(one: TransitionResult, other: TransitionResult): boolean {
  const rank = outranks(one, other);
  return rank > 0 || (rank === 0 && `${one.from} ${one.to}` < `${other.from} ${other.to}`);
}

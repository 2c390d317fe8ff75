import type { Level } from '../../../spec/requirement.js';
import { type Deviation, Recorder } from '../../harness/recorder.js';

/** Keeps what is found until it is clear whether it counts. */
export class Tentative extends Recorder {
  readonly #found: ((recorder: Recorder) => void)[] = [];
  readonly deviating: { requirement: string; deviation: Deviation }[] = [];
  /** Names the case in failure ids, where it is not the whole trial. */
  label: string | undefined;

  constructor(private readonly real: Recorder) {
    super([], () => '');
  }

  override levelOf(id: string): Level | undefined {
    return this.real.levelOf(id);
  }

  override has(id: string): boolean {
    return this.real.has(id);
  }

  override pass(id: string, reading?: string): void {
    this.#found.push((recorder) => recorder.pass(id, reading));
  }

  override deviate(id: string, deviation: Deviation): void {
    const kept = { ...deviation, steps: [...deviation.steps], label: this.label ?? deviation.label };
    this.#found.push((recorder) => recorder.deviate(id, kept));
    const level = this.levelOf(id);
    if (level !== undefined && level !== 'may') this.deviating.push({ requirement: id, deviation: kept });
  }

  override unproven(id: string, reason: string): void {
    this.#found.push((recorder) => recorder.unproven(id, reason));
  }

  override transition(result: Parameters<Recorder['transition']>[0]): void {
    this.real.transition(result);
  }

  override see(machine: string, state: string): void {
    this.real.see(machine, state);
  }

  /** Passes on what was found, and forgets it. */
  commit(): void {
    for (const found of this.#found.splice(0)) found(this.real);
    this.deviating.splice(0);
  }

  /** Forgets what was found. */
  discard(): void {
    this.#found.splice(0);
    this.deviating.splice(0);
  }
}

import fc from 'fast-check';
import type { Context } from '../../harness/context.js';
import { Trial } from '../../harness/trial.js';
import { Unproven } from '../../harness/unproven.js';
import { seedOf } from '../../properties/seed-of.js';
import { Tentative } from '../play/tentative.js';
import { Deviates } from './deviates.js';
import { History } from './history.js';
import { expectDueCommands, lookAround } from './look-around.js';
import type { Step } from './steps/step.js';

/** Steps of a history at most, unless it is to be a longer one; fast-check makes half as many on average. */
const STEPS = 60;

/** Histories that are lived through to make a failing one shorter. */
const MOST_ATTEMPTS = 120;

/** After so many different deviations, no further history is tried. */
const ENOUGH = 3;

/** How a share of the histories is made. */
export interface Exploration {
  steps: readonly fc.Arbitrary<Step>[];
  /** How many histories. */
  count: number;
  /** Steps of each at most. */
  length?: number;
  /** Brings the account into a state that the history may assume, before it begins. */
  begin?(history: History): Promise<void>;
  /** What else has to be so at the end of a history. */
  end?(history: History): Promise<void>;
}

/**
 * Lives through random histories of user and agent. The first deviation is made as short as possible and recorded with
 * the steps that show it; then the search goes on for others.
 *
 * @param label names the share; the seed derives from it
 */
export async function exploreHistories({ context, label }: Trial, exploration: Exploration): Promise<void> {
  const known = new Set<string>();
  let left = exploration.count;
  for (let round = 0; left > 0 && known.size < ENOUGH; round += 1) {
    const search = new Search(context, label, exploration, known);
    const used = await search.run(seedOf(context.seed, `${label}/${round}`), left);
    left -= used;
    const { shortest } = search;
    if (!shortest) continue;
    known.add(shortest.requirement);
    const { message, ...deviation } = shortest.deviation;
    context.recorder.deviate(shortest.requirement, {
      ...deviation,
      message: `${message} The history: ${shortest.steps}. The same --seed and --runs repeat it.`,
    });
  }
}

interface Found {
  requirement: string;
  deviation: Deviates['deviation'];
  /** The steps in words. */
  steps: string;
}

/** One search for a deviation, and for the shortest history that shows it. */
class Search {
  shortest: Found | undefined;
  #attempts = 0;
  #lived = 0;
  #thrown: { error: unknown } | undefined;

  constructor(
    private readonly context: Context,
    private readonly label: string,
    private readonly exploration: Exploration,
    private readonly known: ReadonlySet<string>,
  ) {}

  /** @returns how many histories were lived through before a deviation, that one included */
  async run(seed: number, count: number): Promise<number> {
    const { steps: kinds, length = STEPS } = this.exploration;
    const commands = fc.commands([...kinds], { maxCommands: length, size: 'max' });
    const property = fc.asyncProperty(commands, (steps) => this.#live(steps));
    await fc.check(property, { seed, numRuns: count, endOnFailure: !this.context.shrink });
    if (this.#thrown) throw this.#thrown.error;
    return this.#lived;
  }

  async #live(steps: Iterable<fc.AsyncCommand<History, History>>): Promise<void> {
    const { context, known, exploration } = this;
    if (this.#thrown || this.#attempts > MOST_ATTEMPTS) throw new fc.PreconditionFailure(true);
    if (this.shortest) this.#attempts += 1;
    else this.#lived += 1;
    const recorder = new Tentative(context.recorder);
    const trial = new Trial({ ...context, recorder }, this.label);
    const history = new History(trial, recorder, known);
    try {
      await exploration.begin?.(history);
      await fc.asyncModelRun(() => ({ model: history, real: history }), steps);
      await lookAround(history);
      await expectDueCommands(history);
      await exploration.end?.(history);
    } catch (error) {
      this.#judge(error, steps);
    } finally {
      await context.world.tidy(trial);
    }
  }

  #judge(error: unknown, steps: Iterable<fc.AsyncCommand<History, History>>): void {
    if (error instanceof Unproven) return;
    if (!(error instanceof Deviates)) {
      this.#thrown = { error };
      return;
    }
    const { requirement, deviation } = error;
    // On the way to a shorter history, another deviation may turn up: this one is not made shorter by it.
    if (this.shortest && this.shortest.requirement !== requirement) return;
    this.shortest = { requirement, deviation, steps: inWords(steps) };
    throw error;
  }
}

/** Without the handle that fast-check adds for itself. */
const inWords = (steps: Iterable<fc.AsyncCommand<History, History>>): string =>
  String(steps)
    .replace(/\s*\/\*.*\*\/$/, '')
    .replaceAll(',', ', ');

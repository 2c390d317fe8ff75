import type { Run } from '../../suites/results/run.js';
import { UsageError } from '../usage-error.js';

/** A report of a shard and the directory that it is from. */
export interface ShardReport {
  directory: string;
  run: Run;
}

/** What the shards of one run have in common, by its name. */
const COMMON: Readonly<Record<string, (run: Run) => string>> = {
  version: ({ tool }) => tool.version,
  edition: ({ contract }) => contract.edition,
  profile: ({ contract }) => contract.profile,
  scope: ({ target }) => target.scope,
  seed: ({ run }) => String(run.seed),
  runs: ({ run }) => String(run.runs),
  suites: ({ run }) => run.suites.join(', '),
  operations: ({ run }) => run.operations.join(', '),
  'number of shards': ({ run }) => String(run.shard?.count),
};

/**
 * Checks that reports are the shards of one run, each once.
 *
 * @returns them in their order
 * @throws {UsageError} that names the directory in the way, or the shards that are missing
 */
export function checkShards(reports: readonly ShardReport[]): [ShardReport, ...ShardReport[]] {
  const [first] = reports;
  if (!first) throw new UsageError('no directory: expected the report directories of all shards');
  const whole = reports.find(({ run }) => run.run.shard === null);
  if (whole) throw new UsageError(`${whole.directory} is the report of a whole run: expected one of --shard`);
  for (const [name, partOf] of Object.entries(COMMON)) {
    const other = reports.find(({ run }) => partOf(run) !== partOf(first.run));
    if (!other) continue;
    throw new UsageError(
      `${first.directory} and ${other.directory} are not of one run: their ${name} is ${partOf(first.run)} and ${partOf(other.run)}`,
    );
  }
  const byIndex = new Map<number, ShardReport>();
  for (const report of reports) {
    const { index = 0 } = report.run.run.shard ?? {};
    const known = byIndex.get(index);
    if (known) throw new UsageError(`${known.directory} and ${report.directory} are both shard ${index}`);
    byIndex.set(index, report);
  }
  const count = first.run.run.shard?.count ?? 0;
  const missing = Array.from({ length: count }, (_, index) => index + 1).filter(
    (index) => !byIndex.has(index),
  );
  if (missing.length > 0) {
    throw new UsageError(
      `of ${count} shards ${missing.join(', ')} ${missing.length === 1 ? 'is' : 'are'} missing`,
    );
  }
  const [one = first, ...others] = [...byIndex].sort(([a], [b]) => a - b).map(([, report]) => report);
  return [one, ...others];
}

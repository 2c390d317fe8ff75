import { loadContract } from '../../spec/contract.js';
import { EDITIONS } from '../../spec/editions.js';
import { catalogueOf } from '../../suites/catalogue.js';
import type { Values } from '../options.js';
import { readReportFile } from '../read-report-file.js';
import { UsageError } from '../usage-error.js';
import { readBaseline } from './baseline.js';
import type { EarlierReport } from './compare.js';
import type { GateOptions } from './judge.js';

/** What the command line asks the gate for; the files are read before the first request. */
export interface Gate extends GateOptions {
  /** Whether the list of accepted findings is written after the run. */
  update: boolean;
}

/** @throws {UsageError} for a file that cannot be read, and for what is wrong in it */
export async function prepareGate(
  values: Pick<Values<'certify'>, 'baseline' | 'update-baseline' | 'fail-on' | 'compare'>,
): Promise<Gate> {
  const update = values['update-baseline'] !== undefined;
  const { baseline } = values;
  if (update && baseline === undefined) {
    throw new UsageError('--update-baseline has no file: expected --baseline FILE with it');
  }
  return {
    update,
    failOn: values['fail-on'] ?? null,
    baseline: baseline === undefined ? null : await readBaseline(baseline, update, everyRequirement),
    earlier: values.compare === undefined ? null : await earlierReport(values.compare),
  };
}

let known: ReadonlySet<string> | undefined;

/** A list may be used with several editions, which do not have the same requirements. */
function everyRequirement(): ReadonlySet<string> {
  known ??= new Set(EDITIONS.flatMap((edition) => catalogueOf(loadContract(edition)).map(({ id }) => id)));
  return known;
}

const earlierReport = async (file: string): Promise<EarlierReport> => ({
  file,
  run: await readReportFile(file, 'compared'),
});

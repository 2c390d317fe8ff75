import { resolve } from 'node:path';
import { prepareReportDirectory } from '../../reporters/write-reports.js';
import { mergeRuns } from '../../suites/results/merge-runs.js';
import { readSigningKey } from '../certificate/read-key.js';
import type { Command } from '../command.js';
import { conclude } from '../conclude.js';
import { applyGate } from '../gate/apply-gate.js';
import { prepareGate } from '../gate/prepare-gate.js';
import { checkShards } from '../merge/check-shards.js';
import { joinTranscripts } from '../merge/join-transcripts.js';
import { readReportFile } from '../read-report-file.js';
import { UsageError } from '../usage-error.js';

/** Joins the reports of the shards of a run, and tells the result as if it had been one. */
export const merge: Command<'merge'> = async (values, io, directories) => {
  const again = directories.find((directory) => resolve(directory) === resolve(values.report));
  if (again)
    throw new UsageError(`--report '${values.report}' is one of the shards: expected another directory`);
  const gate = await prepareGate(values);
  const key = values.sign === undefined ? undefined : await readSigningKey(values.sign);
  const reports = [];
  for (const directory of directories) {
    reports.push({ directory, run: await readReportFile(directory, 'merged') });
  }
  const [first, ...others] = checkShards(reports);
  await prepareReportDirectory(values.report);
  const lines = await joinTranscripts(
    [first, ...others].map(({ directory }) => directory),
    values.report,
  );
  const merged = mergeRuns([first.run, ...others.map(({ run }) => run)], lines);
  const run = await applyGate(merged, gate, new Date().toISOString().slice(0, 10), io);
  const { report: directory, lang: language, annotations } = values;
  return await conclude({ run, unusable: null }, { directory, language, annotations, key }, io);
};

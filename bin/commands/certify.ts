import { randomInt } from 'node:crypto';
import { printable } from '../../reporters/printable.js';
import { prepareReportDirectory } from '../../reporters/write-reports.js';
import type { CertifyOptions } from '../../suites/certify.js';
import { SUITES } from '../../suites/covered.js';
import type { Command } from '../command.js';
import { conclude, type Outcome } from '../conclude.js';
import { defaultScope } from '../default-scope.js';
import { EXIT } from '../exit-code.js';
import { applyGate } from '../gate/apply-gate.js';
import { changedOperations } from '../gate/changed-operations.js';
import { prepareGate } from '../gate/prepare-gate.js';
import { networkOptions } from '../network/network-options.js';
import { checkOperations } from '../operations.js';
import { LARGEST_SEED, type Values } from '../options.js';
import { ProgressLine } from '../progress-line.js';
import { startEmbedded } from '../start-embedded.js';
import { targetOf } from '../target.js';
import { UsageError } from '../usage-error.js';

/** Certifies a server, writes the reports and prints what was found. */
export const certify: Command<'certify'> = async (values, io) => {
  const network = networkOptions(values, io.env);
  const named = targetOf(values.endpoint, values.auth, io);
  checkOperations(values.operation, values.edition);
  if (values.shard !== undefined && values.seed === undefined) {
    throw new UsageError('--shard has no seed: expected --seed N, the same for all shards of a run');
  }
  const gate = await prepareGate(values);
  const operations = await operationsOf(values);
  if (operations === null) {
    io.stdout.write(
      `Nothing that the documents promise has changed since ${values.since}: nothing was asked.\n`,
    );
    return EXIT.conformant;
  }
  await prepareReportDirectory(values.report);
  const target = named ?? (await startEmbedded(values));
  const progress = new ProgressLine(io);
  try {
    const outcome = await attempt({
      endpoint: target.url,
      embedded: target.embedded,
      credentials: target.credentials,
      others: target.others,
      network,
      redactor: io.redactor,
      edition: values.edition,
      suites: values.suite.length > 0 ? values.suite : [...SUITES],
      operations,
      seed: values.seed ?? randomInt(LARGEST_SEED),
      runs: values.runs,
      shard: values.shard,
      budget: values.requests,
      scope: values.scope ?? defaultScope(target),
      timeout: values.timeout,
      settle: values.settle * 1000,
      concurrency: values.concurrency,
      reportDirectory: values.report,
      signal: io.signal,
      onProgress: (state) => progress.show(state),
      onNotice: (sentence) => io.stderr.write(`${printable(sentence)}\n`),
    });
    progress.clear();
    const today = new Date().toISOString().slice(0, 10);
    const run = outcome.unusable === null ? await applyGate(outcome.run, gate, today, io) : outcome.run;
    const telling = { directory: values.report, language: values.lang, annotations: values.annotations };
    return await conclude({ ...outcome, run }, telling, io);
  } finally {
    await target.close();
  }
};

/** The operations to ask about, empty for all; `null` when none of them has changed. */
async function operationsOf({ since, edition, operation }: Values<'certify'>): Promise<string[] | null> {
  if (since === undefined) return operation;
  const changed = await changedOperations(since, edition);
  const asked = operation.length === 0 ? changed : changed.filter((one) => operation.includes(one));
  return asked.length === 0 ? null : asked;
}

async function attempt(options: CertifyOptions): Promise<Outcome> {
  const { certify } = await import('../../suites/certify.js');
  const { EndpointUnusable } = await import('../../suites/harness/endpoint-unusable.js');
  try {
    return { run: await certify(options), unusable: null };
  } catch (error) {
    if (!(error instanceof EndpointUnusable)) throw error;
    return { run: error.run, unusable: error.message };
  }
}

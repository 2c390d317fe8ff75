import { printable } from '../../reporters/printable.js';
import { prepareReportDirectory } from '../../reporters/write-reports.js';
import { loadContract } from '../../spec/contract.js';
import { DEFAULT_PROFILE, profileOf } from '../../spec/profiles.js';
import type { CertifyOptions } from '../../suites/certify.js';
import { isLoopback } from '../../suites/harness/client/connect.js';
import { readSigningKey } from '../certificate/read-key.js';
import type { Command } from '../command.js';
import { conclude, type Outcome } from '../conclude.js';
import { EnvironmentUnusable } from '../environment-unusable.js';
import { EXIT } from '../exit-code.js';
import { applyGate } from '../gate/apply-gate.js';
import { changedOperations } from '../gate/changed-operations.js';
import { prepareGate } from '../gate/prepare-gate.js';
import { networkOptions } from '../network/network-options.js';
import { checkOperations } from '../operations.js';
import type { Values } from '../options.js';
import { ProgressLine } from '../progress-line.js';
import { choicesOf, plan, showPlan } from '../show-plan.js';
import { startEmbedded } from '../start-embedded.js';
import { targetOf } from '../target.js';
import { UsageError } from '../usage-error.js';
import { whatIsLeft } from '../what-is-left.js';

/** Certifies a server, writes the reports and prints what was found. */
export const certify: Command<'certify'> = async (values, io) => {
  const network = networkOptions(values, io.env);
  const named = targetOf(values.endpoint, values.auth, io);
  checkOperations(values.operation, values.edition, values.profile);
  if (values.shard !== undefined && values.seed === undefined) {
    throw new UsageError('--shard has no seed: expected --seed N, the same for all shards of a run');
  }
  const gate = await prepareGate(values);
  const key = values.sign === undefined ? undefined : await readSigningKey(values.sign);
  const operations = await operationsOf(values);
  if (operations === null) {
    io.stdout.write(
      `Nothing that the documents promise${ofProfile(values)} has changed since ${values.since}: nothing was asked.\n`,
    );
    return EXIT.conformant;
  }
  if (values['dry-run']) return showPlan({ ...values, operation: operations }, named, network, io);
  await prepareReportDirectory(values.report);
  const target = named ?? (await startEmbedded(values));
  const progress = new ProgressLine(io);
  try {
    const options: CertifyOptions = {
      ...choicesOf({ ...values, operation: operations }, target),
      network,
      redactor: io.redactor,
      reportDirectory: values.report,
      signal: io.signal,
      onProgress: (state) => progress.show(state),
      onNotice: (sentence) => io.stderr.write(`${printable(sentence)}\n`),
    };
    io.lastWords.say = () => whatIsLeft(values.report);
    io.signal.addEventListener('abort', () => {
      progress.clear();
      io.stderr.write('Interrupted: cleaning up what was created. Once more leaves at once.\n');
    });
    if (!isLoopback(target.url)) io.stderr.write(await plan(options));
    const outcome = await attempt(options);
    progress.clear();
    const today = new Date().toISOString().slice(0, 10);
    const run = outcome.unusable === null ? await applyGate(outcome.run, gate, today, io) : outcome.run;
    const { report: directory, lang: language, annotations } = values;
    return await conclude({ ...outcome, run }, { directory, language, annotations, key }, io);
  } finally {
    await target.close();
  }
};

/** The operations to ask about, empty for all; `null` when none of them has changed. */
async function operationsOf({
  since,
  edition,
  profile,
  operation,
}: Values<'certify'>): Promise<string[] | null> {
  if (since === undefined) return operation;
  const { operations } = profileOf(loadContract(edition), profile);
  const changed = (await changedOperations(since, edition)).filter((one) => operations.has(one));
  const asked = operation.length === 0 ? changed : changed.filter((one) => operation.includes(one));
  return asked.length === 0 ? null : asked;
}

const ofProfile = ({ profile }: Values<'certify'>): string =>
  profile === DEFAULT_PROFILE ? '' : ` in the profile ${profile}`;

async function attempt(options: CertifyOptions): Promise<Outcome> {
  const { certify } = await import('../../suites/certify.js');
  const { EndpointUnusable } = await import('../../suites/harness/endpoint-unusable.js');
  const { LedgerUnwritable } = await import('../../suites/harness/ledger-unwritable.js');
  try {
    return { run: await certify(options), unusable: null };
  } catch (error) {
    if (error instanceof LedgerUnwritable) throw new EnvironmentUnusable(error.message);
    if (!(error instanceof EndpointUnusable)) throw error;
    return { run: error.run, unusable: error.message };
  }
}

import { randomInt } from 'node:crypto';
import { printable } from '../../reporters/printable.js';
import { prepareReportDirectory } from '../../reporters/write-reports.js';
import type { CertifyOptions } from '../../suites/certify.js';
import { SUITES } from '../../suites/covered.js';
import { isLoopback, type NetworkOptions } from '../../suites/harness/client/connect.js';
import { NOBODY } from '../../suites/harness/credentials.js';
import type { Planned } from '../../suites/plan/plan.js';
import type { Command } from '../command.js';
import { conclude, type Outcome } from '../conclude.js';
import { defaultScope } from '../default-scope.js';
import { EnvironmentUnusable } from '../environment-unusable.js';
import { EXIT } from '../exit-code.js';
import type { Io } from '../io.js';
import { networkOptions } from '../network/network-options.js';
import { checkOperations } from '../operations.js';
import { LARGEST_SEED, type Values } from '../options.js';
import { planText } from '../plan-text.js';
import { ProgressLine } from '../progress-line.js';
import { startEmbedded } from '../start-embedded.js';
import { type Target, targetOf } from '../target.js';
import { whatIsLeft } from '../what-is-left.js';

/** Certifies a server, writes the reports and prints what was found. */
export const certify: Command<'certify'> = async (values, io) => {
  const network = networkOptions(values, io.env);
  const named = targetOf(values.endpoint, values.auth, io);
  checkOperations(values.operation, values.edition);
  if (values['dry-run']) return showPlan(values, named, network, io);
  await prepareReportDirectory(values.report);
  const target = named ?? (await startEmbedded(values));
  const progress = new ProgressLine(io);
  try {
    const options: CertifyOptions = {
      ...choicesOf(values, target),
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
    return await conclude(outcome, values.report, io);
  } finally {
    await target.close();
  }
};

/** What a run is about, as the library of the suites wants it. */
function choicesOf(values: Values<'certify'>, target: Target) {
  return {
    endpoint: target.url,
    embedded: target.embedded,
    credentials: target.credentials,
    others: target.others,
    edition: values.edition,
    suites: values.suite.length > 0 ? values.suite : [...SUITES],
    operations: values.operation,
    seed: values.seed ?? randomInt(LARGEST_SEED),
    runs: values.runs,
    budget: values.requests,
    scope: values.scope ?? defaultScope(target),
    timeout: values.timeout,
    settle: values.settle * 1000,
    concurrency: values.concurrency,
  };
}

/** Prints the plan, and sends nothing: the embedded server is not even started. */
async function showPlan(
  values: Values<'certify'>,
  named: Target | undefined,
  network: NetworkOptions,
  { stdout }: Io,
): Promise<number> {
  const target = named ?? { ...NOT_STARTED, close: async () => {} };
  stdout.write(await plan({ ...choicesOf(values, target), network }));
  return EXIT.conformant;
}

/** Loads the suites, which an error of usage does without. */
async function plan(options: Planned): Promise<string> {
  const { planOf } = await import('../../suites/plan/plan.js');
  return planText(planOf(options));
}

const NOT_STARTED = {
  url: 'http://127.0.0.1 (the embedded reference server)',
  embedded: true,
  credentials: NOBODY,
  others: {},
} as const;

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

import { printable } from '../../reporters/printable.js';
import { isEdition } from '../../spec/editions.js';
import { PROFILES, type ProfileName } from '../../spec/profiles.js';
import { SCOPES, SUITES } from '../../suites/covered.js';
import type { Run } from '../../suites/results/run.js';
import type { Command } from '../command.js';
import { defaultScope } from '../default-scope.js';
import { EXIT } from '../exit-code.js';
import { networkOptions } from '../network/network-options.js';
import type { Values } from '../options.js';
import { ProgressLine } from '../progress-line.js';
import { readReportFile } from '../read-report-file.js';
import { checkOf, findCase } from '../replay/find-case.js';
import { replayText } from '../replay/replay-text.js';
import { sameAgain } from '../replay/same-again.js';
import { startEmbedded } from '../start-embedded.js';
import { type Target, targetOf } from '../target.js';
import { UsageError } from '../usage-error.js';

/** Sends a recorded failure again, with everything that leads to it, and tells whether it is still there. */
export const replay: Command<'replay'> = async (values, io, [file, id, ...others]) => {
  if (file === undefined || id === undefined || others.length > 0) {
    throw new UsageError('expected a report and the id of a finding in it: replay REPORT CASE');
  }
  const recorded = await readReportFile(file, 'replayed');
  const failure = findCase(recorded, id);
  const { edition } = recorded.contract;
  if (!isEdition(edition)) throw new UsageError(`the report is about the unknown edition '${edition}'`);
  const network = networkOptions(values, io.env);
  const target = await targetFor(recorded, { ...values, edition }, io);
  const progress = new ProgressLine(io);
  const { certify } = await import('../../suites/certify.js');
  const { EndpointUnusable } = await import('../../suites/harness/endpoint-unusable.js');
  try {
    const run = await certify({
      endpoint: target.url,
      embedded: target.embedded,
      credentials: target.credentials,
      others: target.others,
      network,
      redactor: io.redactor,
      edition,
      profile: profileIn(recorded),
      suites: [...SUITES],
      operations: [],
      check: checkOf(failure),
      seed: recorded.run.seed,
      runs: recorded.run.runs,
      scope: values.scope ?? scopeOf(recorded, target),
      timeout: values.timeout,
      settle: values.settle * 1000,
      concurrency: 1,
      reportDirectory: values.report,
      signal: io.signal,
      onProgress: (state) => progress.show(state),
      onNotice: (sentence) => io.stderr.write(`${printable(sentence)}\n`),
    });
    progress.clear();
    const again = sameAgain(failure, run);
    io.stdout.write(replayText(failure, again, target.url));
    if (run.run.interrupted) return EXIT.interrupted;
    return { same: 1, different: 1, gone: 0, unknown: 4 }[again.outcome];
  } catch (error) {
    progress.clear();
    if (!(error instanceof EndpointUnusable)) throw error;
    io.stderr.write(`sms-conformance: ${printable(error.message)}\n`);
    return EXIT.unusable;
  } finally {
    await target.close();
  }
};

/** @throws {UsageError} for one that this version does not know */
function profileIn({ contract }: Run): ProfileName {
  const profile = PROFILES.find((name) => name === contract.profile);
  if (profile === undefined)
    throw new UsageError(`the report is about the unknown profile '${contract.profile}'`);
  return profile;
}

/** The endpoint of the options, else of the environment, else the one of the report. */
async function targetFor(
  { target }: Run,
  values: Pick<Values<'certify'>, 'endpoint' | 'auth' | 'edition'>,
  io: Parameters<typeof targetOf>[2],
): Promise<Target> {
  const url = values.endpoint ?? (target.embedded ? undefined : target.url);
  return targetOf(url, values.auth, io) ?? (await startEmbedded(values));
}

/** What was allowed at the same endpoint is allowed again; another one has to be asked for it. */
function scopeOf({ target }: Run, { url, embedded }: Target) {
  const again = embedded ? target.embedded : target.url === url;
  const scope = SCOPES.find((one) => one === target.scope);
  return again && scope ? scope : defaultScope({ url, embedded });
}

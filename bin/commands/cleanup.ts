import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { printable } from '../../reporters/printable.js';
import { isUnderWay } from '../../suites/cleanup/is-under-way.js';
import { LEDGER_FILE, Ledger } from '../../suites/harness/ledger.js';
import { LedgerUnwritable } from '../../suites/harness/ledger-unwritable.js';
import { type RecordedRun, readLedger } from '../../suites/harness/read-ledger.js';
import type { Leftover } from '../../suites/results/run.js';
import type { Command } from '../command.js';
import { endpointUrl } from '../endpoint-url.js';
import { EnvironmentUnusable } from '../environment-unusable.js';
import { EXIT } from '../exit-code.js';
import type { Io } from '../io.js';
import { networkOptions } from '../network/network-options.js';
import { DEFAULT_REPORT } from '../options.js';
import { targetOf } from '../target.js';
import { UsageError } from '../usage-error.js';

interface Found {
  directory: string;
  run: RecordedRun;
}

/** Removes what earlier runs left behind, as their ledgers tell it, and lists what cannot be removed. */
export const cleanup: Command<'cleanup'> = async (values, io) => {
  const directories = values.report.length > 0 ? values.report : [DEFAULT_REPORT];
  const found = directories.flatMap((directory) => unfinished(directory));
  const busy = found.filter(({ run }) => isUnderWay(run));
  for (const { run } of busy)
    io.stderr.write(
      `Run ${run.id} is still under way (process ${run.process} on this machine): nothing of it is touched.\n`,
    );
  const idle = found.filter(({ run }) => !isUnderWay(run));
  if (idle.length === 0) {
    if (busy.length === 0) io.stdout.write('Nothing was left behind.\n');
    return busy.length === 0 ? EXIT.conformant : EXIT.inconclusive;
  }
  const target = targetOf(values.endpoint ?? endpointOf(idle, io.env), values.auth, io);
  if (!target) throw new Error('An endpoint was found and is no target.');
  const { cleanUp } = await import('../../suites/cleanup/clean-up.js');
  const options = {
    endpoint: target.url,
    credentials: target.credentials,
    edition: values.edition,
    timeout: values.timeout,
    network: networkOptions(values, io.env),
    redactor: io.redactor,
    signal: io.signal,
  };
  let left = busy.length;
  for (const { directory, run } of idle) {
    if (run.endpoint !== target.url) {
      left += run.left.length + run.defaults.length;
      io.stderr.write(`Run ${run.id} was about ${printable(run.endpoint)}: nothing of it is touched.\n`);
      continue;
    }
    const ledger = open(directory, run);
    try {
      const { removed, leftovers } = await cleanUp(options, run, (entry) => ledger.write(entry));
      left += leftovers.length;
      io.stdout.write(report(run, removed.length, leftovers));
    } finally {
      ledger.close();
    }
  }
  return io.signal.aborted ? EXIT.interrupted : left === 0 ? EXIT.conformant : EXIT.inconclusive;
};

/** The runs of a directory that left something; the embedded server took with it what was left there. */
function unfinished(directory: string): Found[] {
  const path = join(directory, LEDGER_FILE);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new EnvironmentUnusable(
      `${path} cannot be read (${why}): --report names the directory of the run, and may be given several times`,
    );
  }
  return readLedger(text)
    .filter(({ embedded, left, defaults }) => !embedded && left.length + defaults.length > 0)
    .map((run) => ({ directory, run }));
}

/** The server that the environment names, else the one that all runs were about. */
function endpointOf(found: readonly Found[], { SMS_ENDPOINT }: Io['env']): string {
  if (SMS_ENDPOINT) return endpointUrl(SMS_ENDPOINT, 'SMS_ENDPOINT');
  const [first = '', ...others] = new Set(found.map(({ run }) => run.endpoint));
  if (others.length === 0) return first;
  throw new UsageError(
    `the ledgers are about several servers (${[first, ...others].map(printable).join(', ')}): choose one with --endpoint`,
  );
}

function open(directory: string, { id }: RecordedRun): Ledger {
  try {
    return new Ledger(directory, id);
  } catch (error) {
    if (!(error instanceof LedgerUnwritable)) throw error;
    throw new EnvironmentUnusable(error.message);
  }
}

function report({ id, endpoint }: RecordedRun, removed: number, leftovers: readonly Leftover[]): string {
  const lines = leftovers.flatMap((each) => [
    `  - ${each.kind} ${printable(each.name)} (${printable(each.id ?? 'id unknown')}): ${printable(each.reason)}`,
    `    ${printable(each.curl)}`,
  ]);
  return [
    `Run ${id} at ${printable(endpoint)}: ${removed} removed, ${leftovers.length} left`,
    ...lines,
    '',
  ].join('\n');
}

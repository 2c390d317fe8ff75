import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { json } from '../../reporters/json.js';
import { readReport } from '../../reporters/read-report.js';
import type { Edition } from '../../spec/editions.js';
import { TRANSCRIPT_FILE } from '../../suites/harness/transcript.js';
import { readRecordings } from '../../suites/recording/read-recordings.js';
import type { Recording } from '../../suites/recording/recording.js';
import { type Seal, sealOf } from '../../suites/recording/seal-of.js';
import type { Run } from '../../suites/results/run.js';
import { type Certificate, certificateOf } from '../certificate/certificate.js';
import { fileDigests } from '../certificate/file-digests.js';
import { changesBetween } from './changes-between.js';
import { checkSignature } from './check-signature.js';
import { compareCertificate } from './compare-certificate.js';
import { discrepanciesIn } from './discrepancies-in.js';
import { judgeAgain } from './judge-again.js';
import { openReport, REPORT_FILE } from './open-report.js';
import { readCertificate } from './read-certificate.js';
import { remaindersOf } from './remainders-of.js';
import type { Discrepancy, Verification } from './verification.js';
import { withAbridged } from './with-abridged.js';

export interface VerifyOptions {
  /** The edition that counts instead of that of the run. */
  edition?: Edition | undefined;
  /** The key that the certificate has to be signed with. */
  key?: KeyObject | undefined;
}

/**
 * Judges the transcript of a report again, and compares what that leads to with what was reported and certified.
 *
 * @throws {EnvironmentUnusable} for a directory in which something is missing
 */
export async function verifyReport(directory: string, options: VerifyOptions): Promise<Verification> {
  const opened = await openReport(directory);
  const { certificate, wrong } = readCertificate(opened.certificate);
  const blank = { directory, judged: null, requirements: 0, remainders: [], changes: null };
  if (!certificate) return { ...blank, certificate, signature: 'none', discrepancies: wrong };
  const { state: signature, wrong: unsigned } = checkSignature(certificate, options.key);
  const { recordings, broken } = await readRecordings(opened.transcript);
  const inLines = broken.map(({ line, message }) => ({ file: TRANSCRIPT_FILE, line, field: null, message }));
  const recorded = reported(opened.report);
  const seal = await sealOf(opened.transcript);
  const other = options.edition !== undefined && options.edition !== certificate.contract.edition;
  const judged =
    broken.length === 0 && isCertified(certificate, seal)
      ? await judge(recordings, options.edition, recorded.run)
      : NOT_JUDGED;
  const known = other || !judged.run ? recorded.run : judged.run;
  const inCertificate = known
    ? compareCertificate(certificate, certificateOf(known, seal, await digestsThere(directory, certificate)))
    : [];
  const inReport = judged.run && !other ? reportDiscrepancies(opened.report, judged.run, recorded.run) : [];
  const discrepancies = [
    ...wrong,
    ...unsigned,
    ...inLines,
    ...inCertificate,
    ...recorded.wrong,
    ...judged.wrong,
  ];
  return {
    directory,
    certificate,
    signature,
    discrepancies: withPlaces([...discrepancies, ...inReport]),
    judged: judged.run,
    requirements: judged.run ? judged.run.requirements.length - judged.abridged : 0,
    remainders: judged.run ? remaindersOf(judged.run, recordings, judged.abridged) : [],
    changes: other && judged.run && recorded.run ? changesBetween(recorded.run, judged.run) : null,
  };
}

/** What was not certified is not judged: nobody answered so. */
const isCertified = ({ transcript }: Certificate, seal: Seal): boolean =>
  seal.digest === transcript.digest ||
  (seal.lines === transcript.lines &&
    seal.runs.every(({ last }, index) => last === transcript.runs[index]?.last));

const NOT_JUDGED = { run: null, abridged: 0, wrong: [] };

function reportDiscrepancies(text: string, judged: Run, recorded: Run | null): Discrepancy[] {
  return discrepanciesIn(REPORT_FILE, text, json({ ...judged, gate: recorded?.gate ?? null }));
}

/** The digests of the certified files; one that is not there any more has the one that was certified. */
async function digestsThere(directory: string, { files }: Certificate): Promise<Record<string, string>> {
  const there = Object.keys(files).filter((name) => existsSync(join(directory, name)));
  return { ...files, ...(await fileDigests(directory, there)) };
}

/** The record of a report, or why it is none. */
function reported(text: string): { run: Run | null; wrong: Discrepancy[] } {
  try {
    return { run: readReport(text), wrong: [] };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { run: null, wrong: [{ file: REPORT_FILE, line: null, field: null, message }] };
  }
}

/** What the transcript leads to. */
async function judge(
  recordings: readonly Recording[],
  edition: Edition | undefined,
  recorded: Run | null,
): Promise<{ run: Run | null; abridged: number; wrong: Discrepancy[] }> {
  try {
    const { run, abridged } = await judgeAgain(recordings, edition);
    const ids = new Set(abridged.keys());
    return { run: recorded ? withAbridged(run, recorded, ids) : run, abridged: ids.size, wrong: [] };
  } catch (error) {
    const message = `it cannot be judged again: ${error instanceof Error ? error.message : String(error)}`;
    return { run: null, abridged: 0, wrong: [{ file: TRANSCRIPT_FILE, line: null, field: null, message }] };
  }
}

/** A file that was changed is told of once, with the places where they are known. */
function withPlaces(discrepancies: readonly Discrepancy[]): Discrepancy[] {
  const placed = new Set(discrepancies.filter(({ line }) => line !== null).map(({ file }) => file));
  return discrepancies.filter(
    ({ file, line, field }) => line !== null || field !== null || !placed.has(file),
  );
}

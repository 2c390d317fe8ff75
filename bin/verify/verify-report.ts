import type { KeyObject } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CERTIFICATE_FILE } from '../../reporters/certificate-file.js';
import { json } from '../../reporters/json.js';
import { readReport } from '../../reporters/read-report.js';
import type { Edition } from '../../spec/editions.js';
import { TRANSCRIPT_FILE } from '../../suites/harness/transcript.js';
import { readRecordings } from '../../suites/recording/read-recordings.js';
import type { Recording } from '../../suites/recording/recording.js';
import { sealOf } from '../../suites/recording/seal-of.js';
import type { Run } from '../../suites/results/run.js';
import { type Certificate, certificateOf, textOf } from '../certificate/certificate.js';
import { fileDigests } from '../certificate/file-digests.js';
import { changesBetween } from './changes-between.js';
import { checkSignature } from './check-signature.js';
import { judgeAgain } from './judge-again.js';
import { type OpenReport, openReport, REPORT_FILE } from './open-report.js';
import { readCertificate } from './read-certificate.js';
import { remaindersOf } from './remainders-of.js';
import { discrepanciesIn } from './report-discrepancies.js';
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
  const inSeal = await sealDiscrepancies(opened, certificate, recorded.run);
  const before = [...wrong, ...unsigned, ...inLines, ...inSeal];
  const isTranscriptWhole = ![...inLines, ...inSeal].some(({ file }) => file === TRANSCRIPT_FILE);
  if (!isTranscriptWhole)
    return { ...blank, certificate, signature, discrepancies: [...before, ...recorded.wrong] };
  const judged = await judge(recordings, options.edition, recorded.run);
  const discrepancies = [...before, ...recorded.wrong];
  if (!judged.run) discrepancies.push(...judged.wrong);
  const other = options.edition !== undefined && options.edition !== certificate.contract.edition;
  if (judged.run && !other) {
    const expected = json({ ...judged.run, gate: recorded.run?.gate ?? null });
    discrepancies.push(...discrepanciesIn(REPORT_FILE, opened.report, expected));
  }
  return {
    directory,
    certificate,
    signature,
    discrepancies: withPlaces(discrepancies),
    judged: judged.run,
    requirements: judged.run ? judged.run.requirements.length - judged.abridged : 0,
    remainders: judged.run ? remaindersOf(judged.run, recordings, judged.abridged) : [],
    changes: other && judged.run && recorded.run ? changesBetween(recorded.run, judged.run) : null,
  };
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

/** Where the certificate says something else than the files that it is about. */
async function sealDiscrepancies(
  { directory, transcript }: OpenReport,
  certificate: Certificate,
  run: Run | null,
): Promise<Discrepancy[]> {
  const seal = await sealOf(transcript);
  const wrong: Discrepancy[] = [];
  const there = Object.keys(certificate.files).filter((name) => existsSync(join(directory, name)));
  for (const [name, digest] of Object.entries(await fileDigests(directory, there)))
    if (digest !== certificate.files[name])
      wrong.push({ file: name, line: null, field: null, message: 'it is not the file that was certified' });
  const field = 'transcript.digest';
  if (seal.digest !== certificate.transcript.digest)
    wrong.push({
      file: TRANSCRIPT_FILE,
      line: seal.lines < certificate.transcript.lines ? seal.lines : null,
      field: null,
      message:
        seal.lines === certificate.transcript.lines
          ? 'it is not the file that was certified'
          : `it has ${seal.lines} lines instead of ${certificate.transcript.lines}`,
    });
  if (!run) return wrong;
  const expected = { ...certificateOf(run, seal, certificate.files), signature: certificate.signature };
  const told = { ...expected, transcript: { ...expected.transcript, digest: certificate.transcript.digest } };
  const isChanged = wrong.some(({ file }) => file === TRANSCRIPT_FILE);
  const text = textOf(isChanged ? { ...told, transcript: certificate.transcript } : told);
  return [
    ...wrong,
    ...discrepanciesIn(CERTIFICATE_FILE, textOf(certificate), text).filter((one) => one.field !== field),
  ];
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

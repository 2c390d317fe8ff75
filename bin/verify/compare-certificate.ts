import { CERTIFICATE_FILE } from '../../reporters/certificate-file.js';
import { TRANSCRIPT_FILE } from '../../suites/harness/transcript.js';
import type { Seal } from '../../suites/recording/seal-of.js';
import { type Certificate, digestOfCertificate, textOf } from '../certificate/certificate.js';
import { discrepanciesIn } from './discrepancies-in.js';
import { REPORT_FILE } from './open-report.js';
import type { Discrepancy } from './verification.js';

/**
 * Where a certificate says something else than what it is about. As long as its own digest fits, what it is about was
 * changed; else the certificate was.
 *
 * @param expected what the certificate of the directory would be now
 */
export function compareCertificate(certificate: Certificate, expected: Certificate): Discrepancy[] {
  const { digest, signature } = certificate;
  const wanted = { ...expected, digest, signature };
  const found = discrepanciesIn(CERTIFICATE_FILE, textOf(certificate), textOf(wanted));
  if (digest === digestOfCertificate(certificate)) return blamed(found, certificate, expected.transcript);
  if (found.length > 0) return found;
  const wrong = discrepanciesIn(
    CERTIFICATE_FILE,
    textOf(certificate),
    textOf({ ...certificate, digest: digestOfCertificate(certificate) }),
  );
  return wrong;
}

/** The same as findings about the files. */
function blamed(found: readonly Discrepancy[], certificate: Certificate, seal: Seal): Discrepancy[] {
  const isAbout = (prefix: string) => found.some(({ field }) => field?.startsWith(prefix));
  const files = Object.keys(certificate.files).filter((name) => isAbout(`files.${name}`));
  return [
    ...(isAbout('transcript') ? [changedTranscript(certificate.transcript, seal)] : []),
    ...files.map((file) => notCertified(file)),
    ...found
      .filter(({ field }) => field !== null && !/^(transcript|files)\b/.test(field))
      .map(({ field, message }) => ({ file: REPORT_FILE, line: null, field, message })),
  ];
}

const notCertified = (file: string, line: number | null = null): Discrepancy => ({
  file,
  line,
  field: null,
  message: 'it is not as it was certified',
});

/** What the chain of lines does not show: that its end is another one. */
function changedTranscript(certified: Seal, seal: Seal): Discrepancy {
  if (seal.lines !== certified.lines)
    return {
      ...notCertified(TRANSCRIPT_FILE, Math.min(seal.lines, certified.lines) + 1),
      message: `it has ${seal.lines} lines, and was certified with ${certified.lines}`,
    };
  let line = 0;
  for (const [index, run] of certified.runs.entries()) {
    line += run.lines;
    if (seal.runs[index]?.last !== run.last) return notCertified(TRANSCRIPT_FILE, line);
  }
  return notCertified(TRANSCRIPT_FILE);
}

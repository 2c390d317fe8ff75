import type { KeyObject } from 'node:crypto';
import { join } from 'node:path';
import { CERTIFICATE_FILE } from '../../reporters/certificate-file.js';
import { writeWhole } from '../../reporters/write-whole.js';
import { TRANSCRIPT_FILE } from '../../suites/harness/transcript.js';
import { sealOf } from '../../suites/recording/seal-of.js';
import type { Run } from '../../suites/results/run.js';
import { certificateOf, textOf } from './certificate.js';
import { fileDigests } from './file-digests.js';
import { sign } from './sign.js';

/**
 * Certifies what is in a report directory.
 *
 * @param reports the names of the files that tell of the run
 * @param key a private Ed25519 key; without one the certificate is not signed
 * @returns why there is no certificate, as one sentence; `null` when it was written
 */
export async function writeCertificate(
  directory: string,
  run: Run,
  reports: readonly string[],
  key: KeyObject | undefined,
): Promise<string | null> {
  try {
    const seal = await sealOf(join(directory, TRANSCRIPT_FILE));
    if (seal.runs.length !== partsOf(run))
      return noCertificate('it does not tell what was asked in every part');
    const certificate = certificateOf(run, seal, await fileDigests(directory, reports));
    await writeWhole(directory, CERTIFICATE_FILE, textOf(key ? sign(certificate, key) : certificate));
    return null;
  } catch (error) {
    return noCertificate(error instanceof Error ? error.message : String(error));
  }
}

/** Shards that were joined have joined ids. */
const partsOf = ({ run }: Run): number => run.id.split('-').length;

const noCertificate = (why: string) =>
  `No ${CERTIFICATE_FILE} was written, because ${TRANSCRIPT_FILE} cannot be certified: ${why}.`;

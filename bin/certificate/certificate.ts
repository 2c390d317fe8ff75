import { createHash } from 'node:crypto';
import { loadContract } from '../../spec/contract.js';
import { isEdition } from '../../spec/editions.js';
import { contractDigest } from '../../suites/contract-digest.js';
import type { Seal } from '../../suites/recording/seal-of.js';
import type { Run } from '../../suites/results/run.js';
import type { RunVerdict } from '../../suites/results/verdict.js';

/** Version of `certificate.schema.json`; the first number changes when a key goes or changes its meaning. */
const CERTIFICATE_VERSION = '1.0';

/** Who vouches for a certificate. */
export interface Signature {
  algorithm: 'Ed25519';
  /** The key that checks it: SubjectPublicKeyInfo in DER, in base64. */
  publicKey: string;
  /** Over the text of the certificate in which `signature` is null; in base64. */
  value: string;
}

/** What a run came to, bound to what it was judged by and to every answer that it was judged on. */
export interface Certificate {
  schemaVersion: string;
  tool: Run['tool'];
  contract: { edition: string; digest: string };
  profile: string;
  endpoint: string;
  embedded: boolean;
  scope: string;
  seed: number;
  run: string;
  startedAt: string;
  finishedAt: string;
  verdict: RunVerdict;
  transcript: Seal;
  /** The SHA-256 digests of the reports, by the names of their files. */
  files: Record<string, string>;
  /** Of the text of the certificate in which `digest` is empty and `signature` is null. */
  digest: string;
  signature: Signature | null;
}

/** The certificate of a run, not signed yet. */
export function certificateOf(run: Run, transcript: Seal, files: Record<string, string>): Certificate {
  const { tool, contract, target, verdict } = run;
  const { edition } = contract;
  const certificate: Certificate = {
    schemaVersion: CERTIFICATE_VERSION,
    tool,
    contract: { edition, digest: isEdition(edition) ? contractDigest(loadContract(edition)) : '' },
    profile: contract.profile,
    endpoint: target.url,
    embedded: target.embedded,
    scope: target.scope,
    seed: run.run.seed,
    run: run.run.id,
    startedAt: run.run.startedAt,
    finishedAt: run.run.finishedAt,
    verdict,
    transcript,
    files,
    digest: '',
    signature: null,
  };
  return { ...certificate, digest: digestOfCertificate(certificate) };
}

/** The SHA-256 digest of everything that a certificate says, in hexadecimal. */
export const digestOfCertificate = (certificate: Certificate): string =>
  createHash('sha256')
    .update(textOf({ ...certificate, digest: '', signature: null }))
    .digest('hex');

/** The text of a certificate; there is no other one, so that no byte of it can change unnoticed. */
export const textOf = (certificate: Certificate): string => `${JSON.stringify(certificate, null, 2)}\n`;

import type { Verification } from './verification.js';

/** What became of a verification, for programs. */
export function verificationJson(verification: Verification): string {
  const { directory, signature, certificate, discrepancies, judged, requirements, remainders, changes } =
    verification;
  return `${JSON.stringify(
    {
      directory,
      holds: judged !== null && discrepancies.length === 0,
      verdict: judged?.verdict ?? null,
      certified: certificate?.verdict ?? null,
      edition: judged?.contract.edition ?? null,
      signature,
      requirements,
      remainders,
      discrepancies,
      changes,
    },
    null,
    2,
  )}\n`;
}

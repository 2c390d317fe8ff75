import type { Command } from '../command.js';
import { EXIT } from '../exit-code.js';
import { UsageError } from '../usage-error.js';

/** Judges the transcript of a report again, without its server, and checks what its certificate binds. */
export const verify: Command<'verify'> = async (values, io, [directory, ...others]) => {
  if (directory === undefined || others.length > 0)
    throw new UsageError('expected one directory that certify or merge wrote: verify DIR');
  const { readPublicKey } = await import('../certificate/read-key.js');
  const { verifyReport } = await import('../verify/verify-report.js');
  const key = values.key === undefined ? undefined : await readPublicKey(values.key);
  const verification = await verifyReport(directory, { edition: values.edition, key });
  const { verificationText } = await import('../verify/verification-text.js');
  const { verificationJson } = await import('../verify/verification-json.js');
  io.stdout.write(
    values.format === 'json' ? verificationJson(verification) : verificationText(verification, values.lang),
  );
  const { judged, discrepancies } = verification;
  return judged && discrepancies.length === 0 ? EXIT[judged.verdict] : EXIT['non-conformant'];
};

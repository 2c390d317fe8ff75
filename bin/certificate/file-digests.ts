import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/** The SHA-256 digests, in hexadecimal, of files of a directory, by name. */
export async function fileDigests(
  directory: string,
  names: readonly string[],
): Promise<Record<string, string>> {
  const digests: Record<string, string> = {};
  for (const name of names) {
    const digest = createHash('sha256');
    await pipeline(createReadStream(join(directory, name)), digest);
    digests[name] = digest.digest('hex');
  }
  return digests;
}

import { once } from 'node:events';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { join } from 'node:path';

const NAME = 'transcript.jsonl';

/**
 * Joins the transcripts of directories into one.
 *
 * @returns how many lines come before those of each directory
 */
export async function joinTranscripts(directories: readonly string[], target: string): Promise<number[]> {
  const output = createWriteStream(join(target, NAME));
  const before: number[] = [];
  let lines = 0;
  for (const directory of directories) {
    before.push(lines);
    const file = join(directory, NAME);
    if (!existsSync(file)) continue;
    for await (const chunk of createReadStream(file)) {
      for (const byte of chunk as Buffer) if (byte === 10) lines += 1;
      if (!output.write(chunk)) await once(output, 'drain');
    }
  }
  output.end();
  await once(output, 'finish');
  return before;
}

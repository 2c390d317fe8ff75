import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { readReport } from '../../../reporters/read-report.js';
import { digestOf, GENESIS } from '../../../suites/recording/chain.js';
import { sealOf } from '../../../suites/recording/seal-of.js';
import { certificateOf, textOf } from '../../certificate/certificate.js';
import { fileDigests } from '../../certificate/file-digests.js';

/** What a forger does who has no key: makes every digest fit again. */
export async function reseal(directory: string): Promise<void> {
  const transcript = join(directory, 'transcript.jsonl');
  let previous = GENESIS;
  const lines = (await readFile(transcript, 'utf8')).trimEnd().split('\n');
  const chained = lines.map((line) => {
    const { previous: _, ...record } = JSON.parse(line);
    const text = JSON.stringify({ ...record, previous });
    previous = digestOf(text);
    return text;
  });
  await writeFile(transcript, `${chained.join('\n')}\n`);
  const run = readReport(await readFile(join(directory, 'report.json'), 'utf8'));
  const files = await fileDigests(directory, ['report.json', 'report.html', 'junit.xml', 'report.sarif']);
  await writeFile(
    join(directory, 'certificate.json'),
    textOf(certificateOf(run, await sealOf(transcript), files)),
  );
}

import { createHash } from 'node:crypto';
import type { Shard } from '../results/shard.js';
import { digestOf } from './chain.js';
import type { FirstLine } from './line.js';
import { linesOf } from './lines-of.js';

/** What cannot stay the same when anything of a transcript changes. */
export interface Seal {
  /** The SHA-256 digest of the file. */
  digest: string;
  lines: number;
  /** One for each run; of a report that was merged, one for each shard. */
  runs: RunSeal[];
}

interface RunSeal {
  nonce: string;
  shard: Shard | null;
  lines: number;
  /** The digest of its last line, which carries that of the line before, and so on. */
  last: string;
}

const BEGIN = Buffer.from('{"run":{');

/** Seals a transcript as it is on the disk. */
export async function sealOf(path: string): Promise<Seal> {
  const file = createHash('sha256');
  const runs: RunSeal[] = [];
  let lines = 0;
  let last: Buffer | undefined;
  const end = () => {
    const run = runs.at(-1);
    if (run && last) run.last = digestOf(last);
  };
  for await (const { bytes, isWhole } of linesOf(path)) {
    lines += 1;
    file.update(bytes);
    if (isWhole) file.update('\n');
    if (bytes.subarray(0, BEGIN.length).equals(BEGIN)) {
      end();
      runs.push({ ...beginOf(bytes), lines: 0, last: '' });
    }
    const run = runs.at(-1);
    if (run) run.lines += 1;
    last = bytes;
  }
  end();
  return { digest: file.digest('hex'), lines, runs };
}

/** Who a run is; nobody where the line is none that a run begins with. */
function beginOf(line: Buffer): Pick<RunSeal, 'nonce' | 'shard'> {
  try {
    const { nonce, shard } = (JSON.parse(line.toString('utf8')) as FirstLine).run;
    return { nonce: String(nonce), shard: shard ?? null };
  } catch {
    return { nonce: '', shard: null };
  }
}

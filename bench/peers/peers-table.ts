import { cpus, loadavg } from 'node:os';
import type { Comparison } from './comparison.js';
import type { Peer } from './peer.js';

/** The head of the table, with what has to be known to repeat it. */
export function headOf({ count, all, how }: { count: number; all: number; how: string }): string {
  const [{ model = 'unknown' } = {}] = cpus();
  const which = count === all ? `all ${all} faults` : `${count} of ${all} faults, ${how}`;
  return [
    `# Comparison of ${new Date().toISOString().slice(0, 10)}`,
    '',
    `Node.js ${process.versions.node}, ${cpus().length} x ${model}, load ${(loadavg()[1] ?? 0).toFixed(0)} at the start; ${which}.`,
    '',
    '| tool | run as | faults found | false alarms | requests | time |',
    '| --- | --- | ---: | ---: | ---: | ---: |',
    '',
  ].join('\n');
}

/** One tool as a row of the table; requests and time are of one examination of the correct server. */
export function rowOf(
  { title, manner }: Pick<Peer, 'title' | 'manner'>,
  { found, alarms, requests, milliseconds }: Comparison,
): string {
  const all = Object.values(found);
  const hits = all.filter((fresh) => fresh.length > 0).length;
  const cells = [
    title,
    manner,
    `${hits} of ${all.length}`,
    alarms,
    requests,
    `${(milliseconds / 1000).toFixed(1)} s`,
  ];
  return `| ${cells.join(' | ')} |\n`;
}

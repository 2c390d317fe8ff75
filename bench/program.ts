import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readReport } from '../reporters/read-report.js';
import type { Run } from '../suites/results/run.js';

export const PROGRAM = fileURLToPath(new URL('../bin/sms-conformance.js', import.meta.url));

/** Writes, when the program ends, how much memory it had at most and how long it computed. */
const PROBE = `data:text/javascript,${encodeURIComponent(
  `import { writeFileSync } from 'node:fs';
   process.on('exit', () => writeFileSync(process.env.BENCH_PROBE, JSON.stringify(process.resourceUsage())));`,
)}`;

/** A program that ran to its end. */
export interface Ended {
  code: number;
  stdout: string;
  /** From the start to the end, in milliseconds. */
  wall: number;
  /** Of the processor, in milliseconds. */
  cpu: number;
  /** The most that was resident, in bytes. */
  memory: number;
}

/** Runs the built command line in a process of its own. */
export async function runProgram(argv: string[], env: Record<string, string> = {}): Promise<Ended> {
  return runNode(['--import', PROBE, PROGRAM, ...argv], env);
}

/** Runs Node.js; what it says on the standard error is passed on when it fails, unless that is expected. */
export async function runNode(
  argv: string[],
  env: Record<string, string> = {},
  { quiet = false } = {},
): Promise<Ended> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-'));
  const probe = join(directory, 'usage.json');
  try {
    const began = performance.now();
    const child = spawn(process.execPath, argv, {
      cwd: directory,
      env: { PATH: process.env.PATH, BENCH_PROBE: probe, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    const [code] = (await once(child, 'close')) as [number];
    const wall = performance.now() - began;
    if (code !== 0 && !quiet) process.stderr.write(stderr);
    return { code, stdout, wall, ...usage(probe) };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

function usage(file: string): { cpu: number; memory: number } {
  try {
    const { userCPUTime, systemCPUTime, maxRSS } = JSON.parse(readFileSync(file, 'utf8'));
    return { cpu: (userCPUTime + systemCPUTime) / 1000, memory: maxRSS * 1024 };
  } catch {
    return { cpu: Number.NaN, memory: Number.NaN };
  }
}

/** A certification in a process of its own, with what it reported. */
export interface Certified extends Ended {
  report: Run;
}

/**
 * Certifies in a process of its own.
 *
 * @param look is shown the report directory before it is removed
 * @throws Error when something fails
 */
export async function certifyApart(
  argv: string[],
  env: Record<string, string> = {},
  look: (directory: string) => void = () => {},
): Promise<Certified> {
  const directory = mkdtempSync(join(tmpdir(), 'bench-report-'));
  try {
    const ended = await runProgram(['certify', '--report', directory, ...argv], env);
    if (![0, 1, 4].includes(ended.code))
      throw new Error(`sms-conformance certify ${argv.join(' ')} did not run.`);
    const report = readReport(readFileSync(join(directory, 'report.json'), 'utf8'));
    const { fail, error } = report.summary.total;
    if (fail + error > 0)
      throw new Error(`sms-conformance certify ${argv.join(' ')} ended with:\n${ended.stdout}`);
    look(directory);
    return { ...ended, report };
  } finally {
    rmSync(directory, { recursive: true });
  }
}

import { subscribe } from 'node:diagnostics_channel';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { run } from '../../bin/run.js';
import { takeSample } from './sample.js';
import type { Task, Told } from './task.js';

/** So long connections may take to close, in milliseconds. */
const CLOSING = 500;

const task = JSON.parse(process.argv[2] ?? '') as Task;

const tell = (told: Told) => process.stdout.write(`${JSON.stringify(told)}\n`);

let requests = 0;
subscribe('undici:request:create', () => {
  requests += 1;
  if (requests % task.every === 0) tell({ kind: 'during', ...takeSample(requests) });
});

/** @throws Error when the server is not conformant, or could not be asked */
async function certify(seed: number): Promise<void> {
  const report = mkdtempSync(join(tmpdir(), 'bench-long-'));
  const options = ['--scope', 'own-resources', '--runs', String(task.runs), '--seed', String(seed)];
  let said = '';
  const output = {
    write(text: string) {
      said = `${said}${text}`.slice(-4000);
    },
  };
  try {
    const argv = ['certify', '--endpoint', task.endpoint, '--report', report, ...options];
    const code = await run(argv, output, output, process.env);
    if (code !== 0) throw new Error(`certify ended with exit code ${code}:\n${said}`);
  } finally {
    rmSync(report, { recursive: true });
  }
}

tell({ kind: 'before', ...takeSample(requests) });
for (let seed = 1; requests < task.requests; seed += task.atOnce) {
  await Promise.all(Array.from({ length: task.atOnce }, (_, index) => certify(seed + index)));
  await pause(CLOSING);
  tell({ kind: 'between', ...takeSample(requests) });
}

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Task, Told } from './task.js';

const PROGRAM = fileURLToPath(new URL('./certify-long.js', import.meta.url));

/**
 * Certifies for long in a process of its own.
 *
 * @param env what the certifications need in their environment
 * @throws Error when one of them is not conformant
 */
export async function certifyLongApart(task: Task, env: Record<string, string>): Promise<Told[]> {
  const child = spawn(process.execPath, ['--expose-gc', PROGRAM, JSON.stringify(task)], {
    env: { PATH: process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  const told: Told[] = [];
  for await (const line of createInterface({ input: child.stdout })) told.push(JSON.parse(line) as Told);
  const [code] = (await ended) as [number];
  if (code !== 0) throw new Error('A certification in a long run did not pass.');
  return told;
}

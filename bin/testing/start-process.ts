import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const hooks = new URL('typescript-hooks.mjs', import.meta.url).href;
const REGISTER = `data:text/javascript,import{register}from'node:module';register('${hooks}')`;
const PROGRAM = fileURLToPath(new URL('../sms-conformance.ts', import.meta.url));

/** A command line that runs in a process of its own, from the sources. */
export interface Started {
  process: ChildProcess;
  /** What was written so far. */
  output: { stdout: string; stderr: string };
  /** Waits for text on the standard output. */
  prints(pattern: RegExp): Promise<string>;
  /** The exit code, or the signal that ended the process. */
  exit: Promise<number | string>;
}

export function startProcess(argv: string[], env: Record<string, string> = {}): Started {
  const process = spawn(globalThis.process.execPath, ['--import', REGISTER, PROGRAM, ...argv], {
    env: { PATH: globalThis.process.env.PATH, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const output = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    process[name].setEncoding('utf8').on('data', (text: string) => {
      output[name] += text;
    });
  }
  const exit = once(process, 'close').then(([code, signal]) => code ?? signal);
  const prints = async (pattern: RegExp) => {
    while (!pattern.test(output.stdout)) {
      const ended = await Promise.race([exit, once(process.stdout, 'data').then(() => undefined)]);
      if (ended !== undefined) throw new Error(`Ended with ${ended}: ${output.stderr}`);
    }
    return pattern.exec(output.stdout)?.[0] ?? '';
  };
  return { process, output, prints, exit };
}

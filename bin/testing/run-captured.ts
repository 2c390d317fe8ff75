import { run } from '../run.js';

/** What a command line did. */
export interface Captured {
  code: number;
  stdout: string;
  stderr: string;
}

/** Runs a command line with its output collected. */
export async function runCaptured(
  argv: string[],
  env: Record<string, string> = {},
  signal?: AbortSignal,
): Promise<Captured> {
  const captured = { stdout: '', stderr: '' };
  const into = (name: 'stdout' | 'stderr') => ({
    write: (text: string) => {
      captured[name] += text;
    },
  });
  const code = await run(argv, into('stdout'), into('stderr'), env, signal);
  return { code, ...captured };
}

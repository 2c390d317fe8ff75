import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packageRoot } from '../../spec/package-root.js';

const MODULES = join(packageRoot, 'bench/peers/node_modules');

/** The longest that a tool may take for one server, in milliseconds. */
const PATIENCE = 600_000;

/** How much is kept of what a tool prints, in characters from its end. */
const KEPT = 1_000_000;

/** A tool that ran to its end, or had to be stopped. */
export interface ToolRun {
  /** `null` when it was stopped. */
  code: number | null;
  /** The end of what it printed on both channels. */
  output: string;
}

/** Runs a tool of this folder with Node.js. */
export const runTool = (
  command: string,
  argv: string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<ToolRun> => run(process.execPath, [toolPath(command), ...argv], cwd, env);

/**
 * Where a command of this folder is.
 *
 * @throws Error when the tools are not installed
 */
export function toolPath(command: string): string {
  const path = join(MODULES, '.bin', command);
  if (existsSync(path)) return path;
  throw new Error(`${command} is not installed: npm ci --prefix bench/peers`);
}

/** The path of a file of a package of this folder. */
export const packageFile = (name: string, file: string): string => join(MODULES, name, file);

/** The version of a package of this folder. */
export const versionOf = (name: string): string =>
  JSON.parse(readFileSync(packageFile(name, 'package.json'), 'utf8')).version;

/** Runs a program until it ends, or until the patience is over. */
export async function run(
  program: string,
  argv: string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<ToolRun> {
  const child = spawn(program, argv, {
    cwd,
    env: { PATH: process.env.PATH, HOME: cwd, CI: 'true', NO_COLOR: '1', SCARF_ANALYTICS: 'false', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE,
    killSignal: 'SIGKILL',
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output = (output + text).slice(-KEPT);
    });
  }
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, output };
}

import { parseArgs } from 'node:util';

/** What is compared, as the command line says it. */
export interface Options {
  /** Names of tools; all when there are none. */
  peer: string[];
  /** Names of faults; all when there are none. */
  fault: string[];
  /** How many of the faults are drawn; all when absent. */
  sample?: number;
  /** What they are drawn with. */
  seed: number;
  /** How often the correct server is examined. */
  faultless: number;
  /** The file that gets every finding; none when absent. */
  findings?: string;
}

export const USAGE = `Usage: npm run peers -- [--peer NAME]... [--fault NAME]... [--sample N] [--seed N] [--faultless N]
                      [--findings FILE]
`;

/** @throws RangeError with what is wrong about the command line as its message */
export function parseOptions(argv: readonly string[], known: { peers: string[]; faults: string[] }): Options {
  const { peer = [], fault = [], sample, seed, faultless, findings } = parsed(argv);
  checkNames('peer', peer, known.peers);
  checkNames('fault', fault, known.faults);
  return {
    peer,
    fault,
    seed: count('seed', seed, 0),
    faultless: count('faultless', faultless, 1),
    ...(sample !== undefined && { sample: count('sample', sample, 1) }),
    ...(findings !== undefined && { findings }),
  };
}

function parsed(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      options: {
        peer: { type: 'string', multiple: true },
        fault: { type: 'string', multiple: true },
        sample: { type: 'string' },
        seed: { type: 'string', default: '1' },
        faultless: { type: 'string', default: '3' },
        findings: { type: 'string' },
      },
    }).values;
  } catch (error) {
    throw new RangeError(error instanceof Error ? error.message : String(error));
  }
}

function checkNames(kind: string, given: readonly string[], names: readonly string[]): void {
  const unknown = given.find((name) => !names.includes(name));
  if (unknown !== undefined)
    throw new RangeError(`unknown ${kind} '${unknown}': expected some of ${names.join(', ')}`);
}

function count(option: string, text: string, least: number): number {
  if (!/^\d{1,9}$/.test(text) || Number(text) < least)
    throw new RangeError(`--${option} '${text}': expected a whole number of at least ${least}`);
  return Number(text);
}

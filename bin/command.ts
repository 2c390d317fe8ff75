import type { Io } from './io.js';
import type { CommandName, Values } from './options.js';

/** A command: does its work and returns the exit code. What it takes besides options comes last. */
export type Command<C extends CommandName> = (
  values: Values<C>,
  io: Io,
  operands: readonly string[],
) => Promise<number>;

interface Entry<C extends CommandName> {
  /** One line of the help. */
  summary: string;
  /** Loads the code, which takes longer than `--help` may. */
  load: () => Promise<Command<C>>;
}

/** The commands by name. */
export const commands: { readonly [C in CommandName]: Entry<C> } = {
  certify: {
    summary: 'certify a server, or without an endpoint the embedded reference server',
    load: async () => (await import('./commands/certify.js')).certify,
  },
  serve: {
    summary: 'start the reference server and print its URL',
    load: async () => (await import('./commands/serve.js')).serve,
  },
  contract: {
    summary: 'print the OpenAPI document of an edition',
    load: async () => (await import('./commands/contract.js')).contract,
  },
  requirements: {
    summary: 'print what a server must, should and may do',
    load: async () => (await import('./commands/requirements.js')).requirements,
  },
  replay: {
    summary: 'send a finding of a report again, and tell whether it is the same, different or gone',
    load: async () => (await import('./commands/replay.js')).replay,
  },
  merge: {
    summary: 'join the reports of the shards of a run',
    load: async () => (await import('./commands/merge.js')).merge,
  },
  verify: {
    summary: 'judge the transcript of a report again, without its server, and check its certificate',
    load: async () => (await import('./commands/verify.js')).verify,
  },
  faults: {
    summary: 'certify the reference server with each of its faults, and tell which are noticed',
    load: async () => (await import('./commands/faults.js')).faults,
  },
  cleanup: {
    summary: 'remove what earlier runs left behind at a server',
    load: async () => (await import('./commands/cleanup.js')).cleanup,
  },
  drift: {
    summary: 'tell what changed between documents and the contract, or between two documents',
    load: async () => (await import('./commands/drift.js')).drift,
  },
};

import type { ValidRequest } from './valid-request.js';

/** What every tool gets. */
interface Material {
  /** A folder of its own, for what the tool is configured with and what it writes. */
  folder: string;
  /** The contract as `plainContract` has it: OpenAPI 3.1 as JSON. */
  contract: string;
  /** One request for each operation, which the server accepts; they are the examples of the contract. */
  requests: readonly ValidRequest[];
  /** The file that the servers start from. */
  state: string;
}

/** A server under test. */
export interface Target {
  /** Without a slash at the end; the same for all servers of a comparison. */
  url: string;
  token: string;
  /** What `certify` needs in its environment; the others take the token. */
  env: Record<string, string>;
}

/** A tool that examines servers. */
export interface Peer {
  /** What it is chosen by on the command line. */
  name: string;
  /** As it stands in the table, with its version. */
  title: string;
  /** What it was run as, in a few words. */
  manner: string;
  /** Whatever is done once and not for every server. */
  prepare(material: Material): Promise<Prepared>;
}

/** A tool that is ready to examine servers, one after the other. */
export interface Prepared {
  /**
   * Examines a server with everything that the tool does.
   *
   * @returns what it reports, each finding in words that are the same in every run
   */
  examine(target: Target): Promise<string[]>;
  /** Ends what still runs. */
  stop?(): Promise<void>;
}
